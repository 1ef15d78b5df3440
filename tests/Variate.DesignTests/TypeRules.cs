using System.Reflection;
using System.Runtime.CompilerServices;

namespace Variate.DesignTests;

/// <summary>What holds for every type; each rule answers with the members that break it.</summary>
internal static class TypeRules
{
    private const BindingFlags PublicDeclared =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Whether a person wrote the type: not a closure, not an attribute embedded by the compiler.</summary>
    public static bool IsWritten(Type type)
    {
        for (Type? owner = type; owner is not null; owner = owner.DeclaringType)
        {
            if (owner.Name.Contains('<', StringComparison.Ordinal)
                || owner.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false))
            {
                return false;
            }
        }

        return true;
    }

    public static bool IsInNamespace(Type type, string room) =>
        type.Namespace == room || (type.Namespace?.StartsWith(room + ".", StringComparison.Ordinal) ?? false);

    /// <summary>Whether inheritance was decided: abstract, sealed or static. Only classes leave it open.</summary>
    public static bool IsInheritanceDecided(Type type) => !type.IsClass || type.IsAbstract || type.IsSealed;

    public static IEnumerable<FieldInfo> MutableFields(Type type) =>
        type.IsEnum ? [] : type.GetFields(PublicDeclared).Where(field => !field.IsInitOnly && !field.IsLiteral);

    /// <summary>Public setters other than <c>init</c>, which options alone may have.</summary>
    public static IEnumerable<PropertyInfo> Setters(Type type) =>
        type.Name.EndsWith("Options", StringComparison.Ordinal)
            ? []
            : type.GetProperties(PublicDeclared)
                .Where(property => property.SetMethod is { IsPublic: true } setter && !IsInit(setter));

    private static bool IsInit(MethodInfo setter) =>
        setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit));
}
