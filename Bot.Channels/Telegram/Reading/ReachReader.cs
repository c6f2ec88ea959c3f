namespace SupportBot.Channels.Telegram;

/// <summary>Reads that a customer blocked the bot, or let it in again: https://core.telegram.org/bots/api#chatmemberupdated.</summary>
internal static class ReachReader
{
    public static Reading Read(long update, ChatMemberUpdated standing, ExternalIds ids)
    {
        if (!standing.Chat.IsPrivate) return new Reading.Skipped(update, SkipReason.Group);
        return standing.NewChatMember.Status switch
        {
            "member" => Reach(update, standing, ids, canBeReached: true),
            "kicked" => Reach(update, standing, ids, canBeReached: false),
            _ => new Reading.Skipped(update, SkipReason.Service),
        };
    }

    private static Reading.Received Reach(long update, ChatMemberUpdated standing, ExternalIds ids, bool canBeReached) => new(update, new IncomingMessage
    {
        Address = People.PlaceOf(standing.Chat),
        ExternalId = ids.OfReach(standing.Chat.Id, standing.Date, update),
        Sender = People.Of(standing.From),
        Content = new IncomingContent.Reach(canBeReached),
        SentAt = Times.Of(standing.Date),
    });
}
