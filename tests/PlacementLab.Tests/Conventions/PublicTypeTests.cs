using System.Reflection;
using System.Runtime.CompilerServices;
using PlacementLab.Tests.Conventions.Examples;
using Xunit;

namespace PlacementLab.Tests.Conventions;

/// <summary>The shape of public types: closed or abstract, without setters, with names that say what the thing is.</summary>
public sealed class PublicTypeTests
{
    private static readonly string[] _emptyWords = ["Utils", "Util", "Utilities", "Helper", "Helpers", "Common", "Manager", "Misc"];

    private static IEnumerable<Type> Public => House.Types.Where(t => t.IsVisible);

    [Fact]
    public void PublicTypesAreSealedOrAbstract() => Assert.Empty(Public.Where(IsOpen).ToArray());

    [Fact]
    public void OpenTypeIsFound()
    {
        Assert.True(IsOpen(typeof(OpenClass)));
        Assert.False(IsOpen(typeof(PublicTypeTests)));
        Assert.False(IsOpen(typeof(DayOfWeek)));
    }

    [Fact]
    public void PublicTypesHaveNoSetters() => Assert.Empty(Public.SelectMany(Settable));

    [Fact]
    public void SetterAndOpenFieldAreFound() =>
        Assert.Equal(["OpenClass.Field", "OpenClass.Property"], Settable(typeof(OpenClass)).Order(StringComparer.Ordinal));

    [Fact]
    public void NoTypeIsNamedAfterANamespace()
    {
        string[] segments = [.. House.Types.SelectMany(t => t.Namespace?.Split('.') ?? []).Distinct()];

        Assert.Empty(House.Types.Where(t => segments.Contains(Bare(t))).ToArray());
        Assert.Contains("Placement", segments);
    }

    [Fact]
    public void NamesSayWhatAThingIs()
    {
        Assert.Empty(House.Types.SelectMany(t => EmptyWords(t.FullName!)));
        Assert.NotEmpty(EmptyWords("PlacementLab.Traces.TraceHelper"));
        Assert.NotEmpty(EmptyWords("PlacementLab.Utils.Reader"));
        Assert.Empty(EmptyWords("PlacementLab.Placement.CommonestHost"));
    }

    [Fact]
    public void NamespacesFollowFolders() =>
        Assert.Empty(House.Types.Where(t => t.Namespace is null || !t.Namespace.StartsWith(t.Assembly.GetName().Name!, StringComparison.Ordinal)).ToArray());

    private static string Bare(Type type) => type.Name.Split('`')[0];

    private static bool IsOpen(Type type) => type is { IsClass: true, IsSealed: false, IsAbstract: false };

    private static IEnumerable<string> Settable(Type type)
    {
        const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        IEnumerable<string> properties = type.GetProperties(Declared).Where(p => p.SetMethod is { IsPublic: true } set && !IsInit(set)).Select(p => p.Name);
        IEnumerable<string> fields = type.GetFields(Declared).Where(f => !f.IsInitOnly && !f.IsLiteral && !f.IsSpecialName).Select(f => f.Name);
        return properties.Concat(fields).Select(member => $"{type.Name}.{member}");
    }

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));

    /// <summary>Words of a name that say nothing, found as whole words: "TraceHelper", not "Helpering".</summary>
    private static IEnumerable<string> EmptyWords(string fullName) =>
        System.Text.RegularExpressions.Regex.Matches(fullName, "[A-Z][a-z]*").Select(m => m.Value).Where(_emptyWords.Contains).Select(w => $"{fullName}: {w}");
}
