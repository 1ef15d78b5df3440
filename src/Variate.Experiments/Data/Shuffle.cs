using Variate.Tensors;

namespace Variate.Experiments.Data;

/// <summary>Random orders by Fisher and Yates, a draw for each place.</summary>
internal static class Shuffle
{
    /// <summary>Writes 0 … n − 1 in an order that depends on <paramref name="key"/> and n only.</summary>
    public static void Fill(Span<int> order, RandomKey key)
    {
        FillInOrder(order);
        for (int place = order.Length - 1; place > 0; place--)
        {
            int other = key.Below((ulong)place, place + 1);
            (order[place], order[other]) = (order[other], order[place]);
        }
    }

    /// <summary>Writes 0 … n − 1.</summary>
    public static void FillInOrder(Span<int> order)
    {
        for (int place = 0; place < order.Length; place++)
        {
            order[place] = place;
        }
    }
}
