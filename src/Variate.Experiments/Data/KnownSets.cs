using System.Collections.Immutable;

namespace Variate.Experiments.Data;

/// <summary>The layouts of the data sets that are known by name, and of any other folder.</summary>
internal static class KnownSets
{
    /// <summary>The named sets, as their distributors name the files.</summary>
    public static ImmutableArray<SetLayout> All { get; } =
    [
        // The fixed binarisation of Larochelle and Murray: 50,000 / 10,000 / 10,000, without labels.
        new(
            "mnist-binarized",
            Folders: ["mnist", "."],
            Train: "binarized_mnist_train-images",
            Validation: ["binarized_mnist_valid-images"],
            Test: ["binarized_mnist_test-images"],
            PixelKind.Binary,
            HoldOut.Last(10_000)),
        new(
            "mnist",
            Folders: ["mnist", "."],
            Train: "train-images",
            Validation: [],
            Test: ["t10k-images"],
            PixelKind.Grey,
            HoldOut.Last(10_000)),

        // Split as by Burda: 23,000 / 1,345 / 8,070.
        new(
            "omniglot",
            Folders: ["omniglot", "."],
            Train: "omniglot28-train-images",
            Validation: [],
            Test: ["omniglot28-test-images"],
            PixelKind.Grey,
            HoldOut.LastOfPermutation(1_345)),

        // Its files have the names of MNIST's, so only a folder of its own tells them apart.
        new(
            "fashion-mnist",
            Folders: ["fashion-mnist"],
            Train: "train-images",
            Validation: [],
            Test: ["t10k-images"],
            PixelKind.Grey,
            HoldOut.Last(10_000)),
    ];

    /// <summary>The layout of a set by name; any other name is that of a folder.</summary>
    public static SetLayout Find(string name) => All.FirstOrDefault(layout => layout.Name == name) ?? new SetLayout(
        name,
        Folders: [name],
        Train: "train-images",
        Validation: ["valid-images", "validation-images"],
        Test: ["test-images", "t10k-images"],
        PixelKind.AsFound,
        HoldOut.LastTenth());
}
