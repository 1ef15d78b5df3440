using System.Net;

namespace Variate.Experiments.Tests.Data.Published;

/// <summary>Answers every request with the same content, or with none.</summary>
internal sealed class Answers(byte[]? content) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        => Task.FromResult(content is null
            ? new HttpResponseMessage(HttpStatusCode.NotFound)
            : new HttpResponseMessage(HttpStatusCode.OK) { Content = new ByteArrayContent(content) });
}
