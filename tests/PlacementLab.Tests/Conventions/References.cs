using System.Reflection;

namespace PlacementLab.Tests.Conventions;

/// <summary>What a type uses: in its signatures and in the instructions of its methods.</summary>
internal static class References
{
    private const BindingFlags Own =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    /// <summary>Every type that a type names, itself left out; generic types come apart into definition and arguments.</summary>
    public static IReadOnlySet<Type> TypesUsedBy(Type type)
    {
        var found = new HashSet<Type>();
        IEnumerable<Type?> named =
        [
            type.BaseType, .. type.GetInterfaces(), .. type.GetFields(Own).Select(f => f.FieldType),
            .. type.GetCustomAttributesData().Select(a => a.AttributeType),
            .. Methods(type).SelectMany(SignatureOf), .. MembersUsedBy(type).SelectMany(TypesOf),
        ];
        foreach (Type? t in named)
        {
            TakeApart(t, found);
        }

        found.Remove(type);
        return found;
    }

    /// <summary>Every member that the instructions of a type's methods name.</summary>
    public static IEnumerable<MemberInfo> MembersUsedBy(Type type)
    {
        foreach (MethodBase method in Methods(type))
        {
            byte[]? il = method.GetMethodBody()?.GetILAsByteArray();
            Type[]? typeArguments = type.IsGenericType ? type.GetGenericArguments() : null;
            Type[]? methodArguments = method.IsGenericMethod ? method.GetGenericArguments() : null;
            foreach (int token in IlTokens.In(il ?? []))
            {
                yield return type.Module.ResolveMember(token, typeArguments, methodArguments)!;
            }
        }
    }

    /// <summary>The type in whose source a type stands: itself, or the outermost one around it.</summary>
    public static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<MethodBase> Methods(Type type) => [.. type.GetMethods(Own), .. type.GetConstructors(Own)];

    private static IEnumerable<Type?> SignatureOf(MethodBase method) =>
    [
        .. method.GetParameters().Select(p => p.ParameterType), (method as MethodInfo)?.ReturnType,
        .. method.GetMethodBody()?.LocalVariables.Select(v => v.LocalType) ?? [],
    ];

    private static IEnumerable<Type?> TypesOf(MemberInfo member) => member switch
    {
        Type type => [type],
        FieldInfo field => [field.DeclaringType, field.FieldType],
        MethodInfo { IsGenericMethod: true } method => [method.DeclaringType, .. SignatureOnly(method), .. method.GetGenericArguments()],
        MethodBase method => [method.DeclaringType, .. SignatureOnly(method)],
        _ => [member.DeclaringType],
    };

    private static IEnumerable<Type?> SignatureOnly(MethodBase method) =>
        [.. method.GetParameters().Select(p => p.ParameterType), (method as MethodInfo)?.ReturnType];

    private static void TakeApart(Type? type, HashSet<Type> found)
    {
        if (type is null || type.IsGenericParameter)
        {
            return;
        }

        if (type.HasElementType)
        {
            TakeApart(type.GetElementType(), found);
            return;
        }

        found.Add(Outermost(type.IsGenericType ? type.GetGenericTypeDefinition() : type));
        foreach (Type argument in type.GetGenericArguments())
        {
            TakeApart(argument, found);
        }
    }
}
