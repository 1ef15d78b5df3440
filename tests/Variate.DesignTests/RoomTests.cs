namespace Variate.DesignTests;

/// <summary>The walls between the rooms: the table of ARCHITECTURE.md, held against the projects.</summary>
public sealed class RoomTests
{
    /// <summary>What each room references.</summary>
    /// <remarks>A row changes together with ARCHITECTURE.md and a record in docs/decisions.</remarks>
    private static readonly Dictionary<string, string> Table = new(StringComparer.Ordinal)
    {
        ["Tensors"] = "",
        ["Programs"] = "Tensors",
        ["Distributions"] = "Programs Tensors",
        ["Estimators"] = "Distributions Programs Tensors",
        ["Objectives"] = "Distributions Estimators Programs Tensors",
        ["Diagnostics"] = "Distributions Estimators Objectives Programs Tensors",
        ["Results"] = "",
        ["Learning"] = "Distributions Estimators Objectives Programs Results Tensors",
        ["Experiments"] = "Distributions Estimators Learning Objectives Programs Results Tensors",
        ["Reports"] = "Results",
        ["Cli"] = "Diagnostics Estimators Experiments Learning Objectives Programs Reports Results Tensors",
    };

    [Theory]
    [MemberData(nameof(Room.Names), MemberType = typeof(Room))]
    public void ProjectReferences_OfARoom_EqualTheTable(string name)
    {
        Assert.True(Table.TryGetValue(Short(name), out string? expected), $"{name} has no row in the table.");

        string actual = string.Join(' ', Room.Named(name).References.Select(Short));

        Assert.Equal(expected, actual);
    }

    [Fact]
    public void Table_AllRows_NameRoomsOfTheSolution()
    {
        IEnumerable<string> rooms = Room.All.Select(room => Short(room.Name));

        Assert.Equal(rooms.Order(StringComparer.Ordinal), Table.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Table_FollowedFromAnyRoom_NeverReturns()
    {
        foreach (string room in Table.Keys)
        {
            Assert.DoesNotContain(room, Reachable(room));
        }
    }

    [Theory]
    [MemberData(nameof(Room.Names), MemberType = typeof(Room))]
    public void Types_OfARoom_LiveInItsNamespace(string name)
    {
        IEnumerable<string> strangers = Room.Named(name).Assembly.GetTypes()
            .Where(type => TypeRules.IsWritten(type) && !TypeRules.IsInNamespace(type, name))
            .Select(type => type.FullName!);

        Assert.Empty(strangers);
    }

    [Fact]
    public void Solution_AllProjectFiles_AreListed()
    {
        IEnumerable<string> onDisk = Repository.ProjectFiles("*.csproj");

        Assert.Equal(onDisk.Order(StringComparer.Ordinal), Repository.SolutionProjects.Order(StringComparer.Ordinal));
    }

    private static string Short(string room) => room["Variate.".Length..];

    private static HashSet<string> Reachable(string start)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Stack<string>([start]);
        while (pending.TryPop(out string? room))
        {
            foreach (string next in Table[room].Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(found.Add))
            {
                pending.Push(next);
            }
        }

        return found;
    }
}
