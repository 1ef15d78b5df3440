using System.Reflection;
using System.Runtime.CompilerServices;

namespace Variate.DesignTests;

/// <summary>Types as one writes them in C#, without their namespaces.</summary>
internal static class TypeText
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(char)] = "char",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(nint)] = "nint",
        [typeof(nuint)] = "nuint",
    };

    /// <summary>The name with its namespace.</summary>
    public static string FullName(Type type) => $"{type.Namespace}.{Name(type)}";

    public static string Name(Type type) => Name(type, nullability: null);

    /// <param name="type">Any type; a reference is named by what it refers to.</param>
    /// <param name="nullability">Which references may be null, where that is known.</param>
    public static string Name(Type type, NullabilityInfo? nullability)
    {
        if (type.IsByRef)
        {
            return Name(type.GetElementType()!, nullability);
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Name(underlying) + "?";
        }

        // The context calls an unannotated, unconstrained T nullable: for a type parameter the mark would say nothing.
        bool mayBeNull = !type.IsValueType && !type.IsGenericParameter
            && nullability?.ReadState == NullabilityState.Nullable;
        return Plain(type, nullability) + (mayBeNull ? "?" : string.Empty);
    }

    /// <summary>Full name, kind, base types and constraints; in ordinal order it comes before the members.</summary>
    public static string Declaration(Type type)
    {
        Type[] bases = [.. Bases(type)];
        string inherited = bases.Length == 0 ? string.Empty : " : " + string.Join(", ", bases.Select(Name));

        return $"{FullName(type)} ({Kind(type)}){inherited}{Constraints(type.GetGenericArguments())}";
    }

    /// <summary>The <c>where</c> clauses, each with a space before it.</summary>
    public static string Constraints(IEnumerable<Type> parameters) => string.Concat(
        from parameter in parameters
        where parameter.IsGenericParameter
        let constraints = Constraint(parameter).ToArray()
        where constraints.Length > 0
        select $" where {parameter.Name} : {string.Join(", ", constraints)}");

    private static string Plain(Type type, NullabilityInfo? nullability)
    {
        if (type.IsArray)
        {
            string element = Name(type.GetElementType()!, nullability?.ElementType);
            return $"{element}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        if (type.IsPointer)
        {
            return Name(type.GetElementType()!) + "*";
        }

        if (Keywords.TryGetValue(type, out string? keyword))
        {
            return keyword;
        }

        NullabilityInfo[] known = nullability?.GenericTypeArguments ?? [];
        string[] arguments =
            [.. type.GetGenericArguments().Select((argument, i) => Name(argument, known.ElementAtOrDefault(i)))];
        return type.IsGenericParameter ? type.Name : Nested(type, arguments);
    }

    // Reflection gives a nested type the type arguments of its owners too: each level takes its share.
    private static string Nested(Type type, string[] arguments)
    {
        int inherited = type.DeclaringType?.GetGenericArguments().Length ?? 0;
        string owner = type.DeclaringType is null
            ? string.Empty
            : Nested(type.DeclaringType, arguments[..inherited]) + ".";
        string own = arguments.Length == inherited ? string.Empty : $"<{string.Join(", ", arguments[inherited..])}>";

        return owner + type.Name.Split('`')[0] + own;
    }

    private static string Kind(Type type)
    {
        const BindingFlags Own = BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        bool isRecord = type.GetMethod("PrintMembers", Own) is not null;
        string record = isRecord ? "record" : "class";
        return type switch
        {
            { IsEnum: true } => "enum",
            { IsInterface: true } => "interface",
            { IsValueType: true } => (type.IsDefined(typeof(IsReadOnlyAttribute), inherit: false) ? "readonly " : "")
                + (type.IsByRefLike ? "ref " : "") + (isRecord ? "record struct" : "struct"),
            { IsAbstract: true, IsSealed: true } => "static class",
            { IsAbstract: true } => "abstract " + record,
            { IsSealed: true } => "sealed " + record,
            _ => record,
        };
    }

    private static IEnumerable<Type> Bases(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetUnderlyingType(type) == typeof(int) ? [] : [Enum.GetUnderlyingType(type)];
        }

        Type? parent = type.BaseType;
        Type[] all = type.GetInterfaces();
        IEnumerable<Type> inherited = all.SelectMany(one => one.GetInterfaces()).Concat(parent?.GetInterfaces() ?? []);
        IEnumerable<Type> own = all.Except(inherited).Where(one => one != typeof(IEquatable<>).MakeGenericType(type));
        bool isPlain = parent is null || parent == typeof(object) || parent == typeof(ValueType);

        return own.OrderBy(Name, StringComparer.Ordinal)
            .Concat(isPlain ? [] : [parent!])
            .OrderBy(one => one.IsInterface);
    }

    private static IEnumerable<string> Constraint(Type parameter)
    {
        GenericParameterAttributes flags = parameter.GenericParameterAttributes;
        bool isStruct = flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        string[] kinds =
        [
            .. isStruct ? ["struct"] : Array.Empty<string>(),
            .. flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) ? ["class"] : Array.Empty<string>(),
        ];
        bool hasConstructor = flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint);
        string[] last = hasConstructor && !isStruct ? ["new()"] : [];
        IEnumerable<string> types = parameter.GetGenericParameterConstraints()
            .Where(type => type != typeof(ValueType))
            .Select(Name);

        return [.. kinds, .. types, .. last];
    }
}
