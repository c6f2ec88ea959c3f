using System.Text.Json;

namespace SupportBot.Channels.Telegram;

/// <summary>What a message without words holds, by the fields of https://core.telegram.org/bots/api#message.</summary>
internal static class Kinds
{
    public const string Unknown = "unknown";

    // The narrower word first: an animation also has a document, a venue also has a location.
    private static readonly string[] Contents =
    [
        "sticker", "voice", "video_note", "live_photo", "photo", "animation", "document", "audio", "video", "venue", "location",
        "contact", "poll", "checklist", "dice", "story", "paid_media", "game", "invoice",
    ];

    // Notes Telegram itself writes into a private chat: nobody waits for an answer to them.
    private static readonly string[] Services =
    [
        "pinned_message", "message_auto_delete_timer_changed", "chat_background_set", "connected_website", "write_access_allowed",
        "users_shared", "chat_shared", "successful_payment", "refunded_payment", "gift", "unique_gift", "gift_upgrade_sent",
        "passport_data", "web_app_data", "boost_added", "forum_topic_created", "forum_topic_edited", "forum_topic_closed",
        "forum_topic_reopened", "direct_message_price_changed", "paid_message_price_changed", "proximity_alert_triggered",
    ];

    /// <returns>Telegram's word for it; <see cref="Unknown"/> for what it learned after this version; null for a service note.</returns>
    public static string? Of(JsonElement message) =>
        Contents.FirstOrDefault(kind => Has(message, kind)) ?? (Services.Any(kind => Has(message, kind)) ? null : Unknown);

    private static bool Has(JsonElement message, string field) => message.TryGetProperty(field, out _);
}
