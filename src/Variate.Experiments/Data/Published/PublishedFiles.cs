using System.Collections.Immutable;

namespace Variate.Experiments.Data.Published;

/// <summary>The files of the known data sets, with their digests and where they are distributed.</summary>
public static class PublishedFiles
{
    private const string MnistAddress = "https://ossci-datasets.s3.amazonaws.com/mnist/";
    private const string BinarisedAddress = "https://www.cs.toronto.edu/~larocheh/public/datasets/binarized_mnist/";
    private const string FashionAddress = "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/";

    /// <summary>All files, set by set.</summary>
    public static ImmutableArray<PublishedFile> All { get; } =
    [
        Binarised("train", "train", "0eae7dff54784fdce12433da8ed5d8549d4676c91740d78aa0b18fa99a8b96f2"),
        Binarised("valid", "valid", "1b017d51bf2733a6cbde62f26dd36be91c88ab4e95f8de9cdafadcb26fe9a852"),
        Binarised("test", "test", "491785121c5ff9ffb073809cd7c755a241b9e04052f1cf2ec7c9608a9346e097"),
        Mnist("train-images-idx3-ubyte.gz", "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
        Mnist("train-labels-idx1-ubyte.gz", "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
        Mnist("t10k-images-idx3-ubyte.gz", "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
        Mnist("t10k-labels-idx1-ubyte.gz", "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
        Omniglot("train", "648c1b4ae98102bfeaace30bce6e571ca265f78be7007f250960385208b2a9b8"),
        Omniglot("test", "883736243766c3486a254dedd4ef184674d9d5aec9b847d92b71a60ad0aa9dd3"),
        Fashion("train-images-idx3-ubyte.gz", "8d4fb7e6c68d591d4c3dfef9ec88bf0d"),
        Fashion("train-labels-idx1-ubyte.gz", "25c81989df183df01b3e8a0aad5dffbe"),
        Fashion("t10k-images-idx3-ubyte.gz", "bef4ecab320f06d8554ea6380940ec79"),
        Fashion("t10k-labels-idx1-ubyte.gz", "bb300cfdad3c16e7a12a480ee83cd310"),
    ];

    /// <summary>The files of a set.</summary>
    /// <param name="set">A name of <see cref="DataFolder.KnownNames"/>.</param>
    /// <returns>Empty where nothing is known of the set's files, as of the embedded digits.</returns>
    public static IReadOnlyList<PublishedFile> Of(string set) => [.. All.Where(file => file.Set == set)];

    private static PublishedFile Binarised(string part, string source, string hash) => new(
        "mnist-binarized",
        "mnist",
        $"binarized_mnist_{part}-images-idx3-ubyte.gz",
        new Digest(DigestKind.Sha256OfContent, hash),
        new Uri($"{BinarisedAddress}binarized_mnist_{source}.amat"),
        PublishedFormat.TextOfBits);

    private static PublishedFile Mnist(string name, string hash)
        => new("mnist", "mnist", name, new Digest(DigestKind.Sha256OfContent, hash), new Uri(MnistAddress + name));

    /// <summary>The characters at 28 by 28 pixels were reduced from the original drawings; nobody distributes them in this form.</summary>
    private static PublishedFile Omniglot(string part, string hash)
        => new("omniglot", "omniglot", $"omniglot28-{part}-images-idx3-ubyte.gz", new Digest(DigestKind.Sha256OfContent, hash), null);

    private static PublishedFile Fashion(string name, string hash)
        => new("fashion-mnist", "fashion-mnist", name, new Digest(DigestKind.Md5OfFile, hash), new Uri(FashionAddress + name));
}
