using System.IO.Compression;

namespace Variate.Experiments.Data.Published;

/// <summary>Fetches files of data sets, checks them, and only then puts them in their place.</summary>
public sealed class DataFetch
{
    private readonly HttpClient _client;

    /// <summary>Fetches through a client, which the caller disposes of.</summary>
    public DataFetch(HttpClient client)
    {
        ArgumentNullException.ThrowIfNull(client);
        _client = client;
    }

    /// <summary>Fetches a file into a data folder.</summary>
    /// <param name="file">What to fetch.</param>
    /// <param name="dataFolder">The data folder; it is made if need be.</param>
    /// <param name="interrupted">Stops the transfer; nothing half fetched is left.</param>
    /// <returns>The path of the file.</returns>
    /// <exception cref="DataFetchException">Nobody distributes the file, the transfer failed, or what came is not what was published.</exception>
    public async Task<string> FetchAsync(PublishedFile file, string dataFolder, CancellationToken interrupted)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentException.ThrowIfNullOrEmpty(dataFolder);
        string path = Path.Combine(dataFolder, file.Folder, file.Name);
        Uri address = file.Address ?? throw new DataFetchException(file, path, "Nobody distributes it in this form.");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        string partial = path + ".partial";
        try
        {
            await TransferAsync(address, file.Format, partial, interrupted).ConfigureAwait(false);
            if (file.Digest.Of(partial) != file.Digest)
            {
                throw new DataFetchException(file, path, $"What {address} sends has another digest than was published.");
            }

            File.Move(partial, path, overwrite: true);
            return path;
        }
        catch (Exception exception) when (exception is HttpRequestException or InvalidDataException)
        {
            throw new DataFetchException(file, path, $"{address} could not be read: {exception.Message.TrimEnd('.')}.", exception);
        }
        catch (TaskCanceledException exception) when (!interrupted.IsCancellationRequested)
        {
            throw new DataFetchException(file, path, $"{address} did not answer in time.", exception);
        }
        finally
        {
            File.Delete(partial);
        }
    }

    private async Task TransferAsync(Uri address, PublishedFormat format, string path, CancellationToken interrupted)
    {
        using HttpResponseMessage response = await _client
            .GetAsync(address, HttpCompletionOption.ResponseHeadersRead, interrupted).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        Stream content = await response.Content.ReadAsStreamAsync(interrupted).ConfigureAwait(false);
        FileStream file = File.Create(path);
        await using (file.ConfigureAwait(false))
        {
            if (format == PublishedFormat.GzippedIdx)
            {
                await content.CopyToAsync(file, interrupted).ConfigureAwait(false);
                return;
            }

            var zipped = new GZipStream(file, CompressionLevel.Optimal);
            await using (zipped.ConfigureAwait(false))
            {
                await BitText.ToIdxAsync(content, zipped, interrupted).ConfigureAwait(false);
            }
        }
    }
}
