namespace Variate.Estimators.Tests.Contracts;

/// <summary>What a layer of <see cref="CategoryLayers"/> draws.</summary>
public enum LayerKind
{
    /// <summary>Two variables of three categories: six entries.</summary>
    Categories,

    /// <summary>Three bits.</summary>
    Bits,
}
