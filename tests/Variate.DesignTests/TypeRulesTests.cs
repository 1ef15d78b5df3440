namespace Variate.DesignTests;

/// <summary>Holds the rooms' types against <see cref="TypeRules"/>, and the rules against planted faults.</summary>
public sealed class TypeRulesTests
{
    [Theory]
    [MemberData(nameof(Room.Names), MemberType = typeof(Room))]
    public void PublicClasses_OfARoom_AreAbstractSealedOrStatic(string name)
    {
        IEnumerable<Type> open = Exported(name).Where(type => !TypeRules.IsInheritanceDecided(type));

        Assert.Equal([], open);
    }

    [Theory]
    [MemberData(nameof(Room.Names), MemberType = typeof(Room))]
    public void PublicFields_OfARoom_AreReadOnly(string name)
    {
        Assert.Empty(Exported(name).SelectMany(TypeRules.MutableFields));
    }

    [Theory]
    [MemberData(nameof(Room.Names), MemberType = typeof(Room))]
    public void PublicSetters_OfARoom_AreOnOptionsOnly(string name)
    {
        Assert.Empty(Exported(name).SelectMany(TypeRules.Setters));
    }

    [Fact]
    public void Rules_PlantedFaults_AreFound()
    {
        Assert.False(TypeRules.IsInheritanceDecided(typeof(PlantedFaults)));
        Assert.Equal(nameof(PlantedFaults.Mutable), Assert.Single(TypeRules.MutableFields(typeof(PlantedFaults))).Name);
        Assert.Equal(nameof(PlantedFaults.Settable), Assert.Single(TypeRules.Setters(typeof(PlantedFaults))).Name);
        Assert.False(TypeRules.IsInNamespace(typeof(PlantedFaults), "Variate.Design"));
    }

    private static IEnumerable<Type> Exported(string room) =>
        Room.Named(room).Assembly.GetExportedTypes().Where(TypeRules.IsWritten);
}
