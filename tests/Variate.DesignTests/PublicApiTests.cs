namespace Variate.DesignTests;

/// <summary>A change of the public surface is a visible difference in review, never an accident.</summary>
/// <remarks>
/// To accept a change, and then list it in CHANGELOG.md:
/// <c>VARIATE_ACCEPT=1 dotnet test -c Release tests/Variate.DesignTests</c>.
/// </remarks>
public sealed class PublicApiTests
{
    private const string Folder = "tests/Variate.DesignTests/PublicApi";

    private static readonly bool IsAccepting = Environment.GetEnvironmentVariable("VARIATE_ACCEPT") == "1";

    [Theory]
    [MemberData(nameof(Room.Names), MemberType = typeof(Room))]
    public void PublicApi_OfARoom_EqualsItsSnapshot(string name)
    {
        string path = Repository.FullPath($"{Folder}/{name}.txt");
        string[] actual = [.. PublicApi.Of(Room.Named(name).Assembly)];
        if (IsAccepting)
        {
            File.WriteAllText(path, string.Concat(actual.Select(line => line + "\n")));
        }

        string[] expected = File.Exists(path) ? File.ReadAllLines(path) : [];

        string[] changes =
        [
            .. expected.Except(actual, StringComparer.Ordinal).Select(line => "- " + line),
            .. actual.Except(expected, StringComparer.Ordinal).Select(line => "+ " + line),
        ];
        string advice = $"The public surface of {name} changed (VARIATE_ACCEPT=1 accepts):\n";
        Assert.True(changes.Length == 0, advice + string.Join('\n', changes));
        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Snapshots_AllFiles_BelongToRooms()
    {
        IEnumerable<string> rooms = Room.All.Select(room => room.Name);
        IEnumerable<string?> snapshots = Repository.Files(Folder, "*.txt").Select(Path.GetFileNameWithoutExtension);

        Assert.Equal(rooms.Order(StringComparer.Ordinal), snapshots.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Of_PlantedType_ListsItsSurfaceAndNothingElse()
    {
        string owner = "Variate.DesignTests.PlantedSurface<T>";
        string[] surface =
        [
            $"{owner} (abstract record) : IDisposable where T : struct, IComparable<T>",
            $"{owner}: protected PlantedSurface(int count)",
            $"{owner}: public T Value {{ get; init; }}",
            $"{owner}: public abstract string? Name<TOther>(in T value, ref int count, out TOther other, "
                + "IReadOnlyList<string?>? names = null) where TOther : class",
            $"{owner}: public static int operator Implicit(PlantedSurface<T> surface)",
            $"{owner}: public static readonly int Limit",
            $"{owner}: public virtual void Dispose()",
        ];

        IEnumerable<string> actual = PublicApi.OfType(typeof(PlantedSurface<>));

        Assert.Equal(surface.Order(StringComparer.Ordinal), actual.Order(StringComparer.Ordinal));
    }
}
