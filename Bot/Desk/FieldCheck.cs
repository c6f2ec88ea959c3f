namespace SupportBot.Desk;

/// <summary>Keeps in-jokes about customers out of the fields of a ticket (C30): they are read out, reported and exported.</summary>
internal static class FieldCheck
{
    /// <summary>What is wrong with the first field that has one; null when nothing is.</summary>
    public static string? Problem(DraftCheck drafts, params ReadOnlySpan<string?> fields)
    {
        foreach (var field in fields)
            if (field is not null && drafts.Note(field) is [var finding, ..]) return finding.Told;
        return null;
    }
}
