using System.Reflection;
using System.Runtime.CompilerServices;

namespace Variate.DesignTests;

/// <summary>The public and protected surface of an assembly, a line a member.</summary>
internal static class PublicApi
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    /// <summary>The surface in ordinal order.</summary>
    public static IEnumerable<string> Of(Assembly assembly) =>
        assembly.GetExportedTypes().Where(TypeRules.IsWritten).SelectMany(OfType).Order(StringComparer.Ordinal);

    /// <summary>The type's own line and those of its members; an override is the surface of the base type.</summary>
    public static IEnumerable<string> OfType(Type type)
    {
        string owner = TypeText.FullName(type);
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            string call = MemberText.Method(type.GetMethod("Invoke")!, "Invoke");
            return [$"{owner} (delegate): {call}{TypeText.Constraints(type.GetGenericArguments())}"];
        }

        return type.IsEnum
            ? EnumMembers(type).Prepend(TypeText.Declaration(type))
            : Members(type).Select(member => $"{owner}: {member}").Prepend(TypeText.Declaration(type));
    }

    private static IEnumerable<string> EnumMembers(Type type) =>
        type.GetEnumValues().Cast<Enum>().Select(value => $"{TypeText.FullName(type)}: {value:G} = {value:D}");

    private static IEnumerable<string> Members(Type type)
    {
        IEnumerable<string> constructors = type.GetConstructors(Declared)
            .Where(IsSurface)
            .Select(constructor => $"{MemberText.Access(constructor)} {MemberText.Constructor(constructor)}");
        IEnumerable<string> methods = type.GetMethods(Declared)
            .Where(method => IsSurface(method) && !IsAccessor(method))
            .Select(method => $"{MemberText.Modifiers(method)}{MemberText.Method(method, MemberText.Name(method))}");
        IEnumerable<string> properties = type.GetProperties(Declared)
            .Where(property => property.GetAccessors(nonPublic: true).Any(IsSurfaceAccessor))
            .Select(MemberText.Property);
        IEnumerable<string> fields = type.GetFields(Declared)
            .Where(field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly)
            .Select(MemberText.Field);
        IEnumerable<string> events = type.GetEvents(Declared)
            .Where(item => IsSurfaceAccessor(item.AddMethod!))
            .Select(MemberText.Event);

        return [.. constructors, .. methods, .. properties, .. fields, .. events];
    }

    private static bool IsSurface(MethodBase method) =>
        IsSurfaceAccessor(method) && !method.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    // An accessor of an automatic property is compiler-generated and yet ours; only a record's EqualityContract is not.
    private static bool IsSurfaceAccessor(MethodBase method) =>
        (method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly)
        && method.Name != "get_EqualityContract"
        && (method is not MethodInfo info || info.GetBaseDefinition() == info);

    private static bool IsAccessor(MethodInfo method) =>
        method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);
}
