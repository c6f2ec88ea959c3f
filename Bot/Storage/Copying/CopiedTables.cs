namespace SupportBot.Storage.Copying;

/// <summary>What of a store goes into a copy, and what stays because it belongs to an engine or to the nodes at work.</summary>
internal static class CopiedTables
{
    /// <summary>Every table that is copied, each after those it refers to.</summary>
    public static IReadOnlyList<string> InOrder { get; } =
    [
        "customers", "agents", "conversations", "messages", "message_versions", "tickets", "followers", "ticket_links", "ratings", "outbox", "claims", "outcomes", "link_codes", "timers",
        "channel_positions", "api_tokens", "attachments",
        "attachment_chunks", "scripts", "settings", "keys", "sign_in_attempts",
        "audit", "models", "model_chunks", "trainings", "shadow_counts", "shadow_samples",
        "labelled_messages", "labels", "erased_labels", "reading_counts",
        "script_drafts", "script_releases", "script_walks",
        "urgent_reports", "urgent_hours", "incident_alarms", "incidents", "incident_updates", "incident_notices", "article_uses", "article_questions",
        "wait_estimates",
        "notices",
        "calendars", "policies", "promises",
        "queues", "presences", "agent_claims",
        "episodes", "episode_agents",
        "canned_replies", "canned_uses", "signatures", "drafts",
    ];

    /// <summary>The migrator writes the versions; duties are taken anew by whoever runs on the copy; nobody finishes what was coming in, or asks what became of a commit; every start writes the articles anew, and what conversations are found by.</summary>
    public static IReadOnlyList<string> LeftOut { get; } = ["schema_versions", "duties", "attachment_uploads", "last_writes", "articles", "article_stems", "search_documents", "search_progress"];

    /// <summary>What the first start writes by itself. A store that holds nothing else is as good as empty.</summary>
    public static IReadOnlyList<string> WrittenByAStart { get; } = ["scripts", "settings", "keys", "models", "model_chunks", "audit", "queues", "canned_replies"];

    /// <summary>A turn that a node had taken up is owed again in a store where that node does not run.</summary>
    public static bool IsLeftOut(string table, string column) => (table, column) is ("conversations", "claimed_by" or "claimed_until");

    /// <summary>The most rows of a table read or written at once, where so many rows of others are: each of some is a chunk of bytes.</summary>
    public static int PageOf(string table, int rows) => table == "model_chunks" ? Math.Min(rows, CopyEnd.MostBytes / Models.ModelBytes.ChunkLength) : rows;

    /// <summary>The condition on the rows of a table that are copied.</summary>
    public static string RowsOf(string table) =>
        table == "settings" ? $"name NOT IN ('{PostgresEngine.SequenceOrigin}', '{CopyMark.Name}')" : "1 = 1";
}
