using Variate.Tensors;

namespace Variate.Diagnostics;

/// <summary>Parameters out of their workspaces, until disposed.</summary>
/// <remarks>
/// A workspace would keep the memory of every estimate until it is recycled, and recycling it would take the user's own tensors. Parameters
/// without a workspace are not touched: their leaves stay those that a program may have captured.
/// </remarks>
internal readonly struct DetachedParameters : IDisposable
{
    private readonly (Parameter Parameter, Workspace Workspace)[] _attached;

    internal DetachedParameters(ParameterSet parameters)
    {
        _attached = [.. parameters.Where(static p => p.Value.Workspace is not null).Select(static p => (p, p.Value.Workspace!))];
        foreach ((Parameter parameter, _) in _attached)
        {
            parameter.AttachTo(null);
        }
    }

    public void Dispose()
    {
        foreach ((Parameter parameter, Workspace workspace) in _attached)
        {
            parameter.AttachTo(workspace);
        }
    }
}
