using System.Collections.Immutable;

namespace Variate.Experiments.Data;

/// <summary>Where the files of a data set lie and what is in them.</summary>
/// <param name="Name">What the set is called on the command line.</param>
/// <param name="Folders">Folders to look into, relative to the data folder, in order.</param>
/// <param name="Train">How the file of training images begins.</param>
/// <param name="Validation">
/// How the file of validation images may begin; empty if they are cut from the training images.
/// </param>
/// <param name="Test">How the file of test images may begin.</param>
/// <param name="Pixels">What the bytes stand for.</param>
/// <param name="HoldOut">How to cut validation images where no file of them is found.</param>
internal sealed record SetLayout(
    string Name,
    ImmutableArray<string> Folders,
    string Train,
    ImmutableArray<string> Validation,
    ImmutableArray<string> Test,
    PixelKind Pixels,
    HoldOut HoldOut);
