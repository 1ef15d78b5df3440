namespace Variate.Tensors.MatrixProducts;

/// <summary>Packs all panels of B before a product whose parts share them.</summary>
internal unsafe struct PackJob<T, TVector, TRegister> : IJob
    where T : unmanaged
    where TVector : struct
    where TRegister : struct, IRegister<T, TVector>
{
    /// <summary>The product whose B is packed.</summary>
    public Product<T> Product;

    /// <summary>Where to.</summary>
    public T* Packed;

    /// <inheritdoc/>
    public readonly void Execute(int part, int partCount)
    {
        int width = 2 * TRegister.Count;
        long panels = (Product.Columns + width - 1) / width;
        int end = (int)(panels * (part + 1) / partCount);
        for (int panel = (int)(panels * part / partCount); panel < end; panel++)
        {
            int column = panel * width;
            PackedPanels.Pack<T, TVector, TRegister>(
                Product, Packed + (nint)column * Product.Inner, column, Math.Min(width, Product.Columns - column), 0, Product.Inner);
        }
    }
}
