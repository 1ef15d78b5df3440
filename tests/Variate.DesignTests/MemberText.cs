using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Variate.DesignTests;

/// <summary>Members as one writes them in C#.</summary>
internal static class MemberText
{
    public static string Access(MethodBase method) => method.IsPublic ? "public" : "protected";

    public static string Name(MethodInfo method) =>
        method.Name.StartsWith("op_", StringComparison.Ordinal) ? "operator " + method.Name[3..] : method.Name;

    /// <summary>Access and modifiers, with a space at the end.</summary>
    public static string Modifiers(MethodInfo method)
    {
        bool isInterface = method.DeclaringType!.IsInterface;
        string binding = method.IsStatic ? "static " : string.Empty;
        if (method.IsAbstract && (!isInterface || method.IsStatic))
        {
            binding += "abstract ";
        }
        else if (method is { IsVirtual: true, IsFinal: false, IsAbstract: false })
        {
            binding += "virtual ";
        }

        return $"{Access(method)} {binding}";
    }

    public static string Constructor(ConstructorInfo constructor) =>
        $"{constructor.DeclaringType!.Name.Split('`')[0]}({Parameters(constructor.GetParameters())})";

    /// <summary>Return type, the given name, parameters and constraints.</summary>
    public static string Method(MethodInfo method, string name)
    {
        Type[] generics = method.GetGenericArguments();
        string arguments = generics.Length == 0
            ? string.Empty
            : $"<{string.Join(", ", generics.Select(TypeText.Name))}>";
        string receiver = method.IsDefined(typeof(ExtensionAttribute), inherit: false) ? "this " : string.Empty;
        string returned = TypeText.Name(method.ReturnType, new NullabilityInfoContext().Create(method.ReturnParameter));
        string reference = method.ReturnType.IsByRef ? "ref " : string.Empty;
        string signature = $"{returned} {name}{arguments}({receiver}{Parameters(method.GetParameters())})";

        return reference + signature + TypeText.Constraints(generics);
    }

    public static string Property(PropertyInfo property)
    {
        MethodInfo[] accessors =
            [.. property.GetAccessors(nonPublic: true).Where(accessor => !accessor.IsPrivate && !accessor.IsAssembly)];
        MethodInfo widest = accessors.OrderByDescending(accessor => accessor.IsPublic).First();
        ParameterInfo[] indices = property.GetIndexParameters();
        string name = indices.Length == 0 ? property.Name : $"this[{Parameters(indices)}]";
        string type = TypeText.Name(property.PropertyType, new NullabilityInfoContext().Create(property));
        IEnumerable<string> verbs = accessors.Select(
            accessor => Access(accessor) == Access(widest) ? Verb(accessor) : $"{Access(accessor)} {Verb(accessor)}");

        return $"{Modifiers(widest)}{type} {name} {{ {string.Join(' ', verbs.Select(verb => verb + ";"))} }}";
    }

    public static string Field(FieldInfo field)
    {
        string access = field.IsPublic ? "public" : "protected";
        string binding = field switch
        {
            { IsLiteral: true } => "const ",
            { IsStatic: true, IsInitOnly: true } => "static readonly ",
            { IsStatic: true } => "static ",
            { IsInitOnly: true } => "readonly ",
            _ => string.Empty,
        };
        string type = TypeText.Name(field.FieldType, new NullabilityInfoContext().Create(field));
        string value = field.IsLiteral ? " = " + Literal(field.GetRawConstantValue()) : string.Empty;

        return $"{access} {binding}{type} {field.Name}{value}";
    }

    public static string Event(EventInfo item) =>
        $"{Modifiers(item.AddMethod!)}event {TypeText.Name(item.EventHandlerType!)} {item.Name}";

    private static string Verb(MethodInfo accessor)
    {
        if (accessor.Name.StartsWith("get_", StringComparison.Ordinal))
        {
            return "get";
        }

        return accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init" : "set";
    }

    private static string Parameters(IEnumerable<ParameterInfo> parameters) =>
        string.Join(", ", parameters.Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        string passing = parameter switch
        {
            { IsOut: true } => "out ",
            { IsIn: true, ParameterType.IsByRef: true } => "in ",
            { ParameterType.IsByRef: true } => "ref ",
            _ when parameter.IsDefined(typeof(ParamArrayAttribute), inherit: false)
                || parameter.IsDefined(typeof(ParamCollectionAttribute), inherit: false) => "params ",
            _ => string.Empty,
        };
        string type = TypeText.Name(parameter.ParameterType, new NullabilityInfoContext().Create(parameter));
        string preset = parameter.HasDefaultValue ? " = " + Literal(parameter.RawDefaultValue) : string.Empty;

        return $"{passing}{type} {parameter.Name}{preset}";
    }

    private static string Literal(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        string text => $"\"{text}\"",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };
}
