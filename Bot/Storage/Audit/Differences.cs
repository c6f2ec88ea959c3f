namespace SupportBot.Storage.Audit;

/// <summary>What somebody changed, as the audit log says it.</summary>
internal static class Differences
{
    public static string Of(IEnumerable<(string What, string Was, string Is)> all) =>
        string.Join("; ", all.Where(one => one.Was != one.Is).Select(one => $"{one.What} {Said(one.Was)} → {Said(one.Is)}"));

    private static string Said(string value) => value.Length == 0 ? "nothing" : value;
}
