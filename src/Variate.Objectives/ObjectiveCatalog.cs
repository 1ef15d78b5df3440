using System.Collections.Immutable;

namespace Variate.Objectives;

/// <summary>Every objective's traits: what errors, documentation and the contract tests read.</summary>
public static class ObjectiveCatalog
{
    /// <summary>One row an objective of several particles.</summary>
    public static ImmutableArray<ObjectiveTraits> All { get; } =
    [
        Iwae.StaticTraits,
        StickingTheLanding.StaticTraits,
        IwaeDreg.StaticTraits,
        IwaeGdreg.StaticTraits,
        VrIwae.StaticTraits,
        VrIwaeDreg.StaticTraits,
        Jvi.StaticTraits,
        JviDreg.StaticTraits,
        ReweightedWakeSleep.StaticTraits,
        RwsDreg.StaticTraits,
        DregAlpha.StaticTraits,
    ];
}
