namespace SupportBot.Storage;

/// <summary>One holding of a duty. The next one has a higher number, and from then on what belongs to this one is refused, however late it comes.</summary>
internal sealed record Term(string Duty, long Number, NodeId Node)
{
    private const string Newest = "SELECT term FROM duties WHERE name = $1 AND term = $2 AND node = $3 {share}";

    /// <summary>Whether a write may count: nobody has taken over, and nobody does before the write has ended.</summary>
    /// <param name="term">Null for a write that belongs to no duty.</param>
    public static async ValueTask<bool> StandsAsync(Sql sql, Term? term) =>
        term is null || await sql.FirstAsync(Newest, row => row.GetInt64(0), term.Duty, term.Number, term.Node.Value) == term.Number;
}
