using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PlacementLab.Tests.Conventions;

/// <summary>A parsed C# file.</summary>
internal sealed class SourceFile
{
    private readonly CompilationUnitSyntax _tree;

    public SourceFile(string path, string text)
    {
        Path = path;
        _tree = CSharpSyntaxTree.ParseText(text).GetCompilationUnitRoot();
        Lines = text.Count(c => c == '\n');
    }

    public string Path { get; }

    public int Lines { get; }

    /// <summary>"file: found" where a file does not hold exactly one top-level public type, named like the file.</summary>
    public IEnumerable<string> TypesOutOfPlace()
    {
        string file = System.IO.Path.GetFileNameWithoutExtension(Path);
        string[] names = [.. TopLevelTypes().Where(IsPublic).Select(NameOf)];
        return names.Length > 1 ? [$"{Path}: {string.Join(", ", names)}"] : names.Where(n => n != file.Split('.')[0]).Select(n => $"{Path}: {n}");
    }

    /// <summary>Name and length in lines of each method, constructor and accessor, from its head to its closing brace.</summary>
    public IEnumerable<(string Name, int Lines)> Methods() =>
        from member in _tree.DescendantNodes()
        where member is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax or LocalFunctionStatementSyntax
        let span = member.SyntaxTree.GetLineSpan(member.Span)
        select ($"{Path}:{span.StartLinePosition.Line + 1}", span.EndLinePosition.Line - span.StartLinePosition.Line + 1);

    /// <summary>Public methods with more than five parameters.</summary>
    public IEnumerable<string> LongParameterLists() =>
        from method in _tree.DescendantNodes().OfType<MethodDeclarationSyntax>()
        where method.Modifiers.Any(SyntaxKind.PublicKeyword) && method.ParameterList.Parameters.Count > 5
        select $"{Path}: {method.Identifier.Text} has {method.ParameterList.Parameters.Count} parameters";

    private IEnumerable<MemberDeclarationSyntax> TopLevelTypes() =>
        _tree.DescendantNodes(n => n is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax).OfType<MemberDeclarationSyntax>()
            .Where(m => m is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax);

    private static bool IsPublic(MemberDeclarationSyntax type) => type.Modifiers.Any(SyntaxKind.PublicKeyword);

    private static string NameOf(MemberDeclarationSyntax type) =>
        type is BaseTypeDeclarationSyntax named ? named.Identifier.Text : ((DelegateDeclarationSyntax)type).Identifier.Text;
}
