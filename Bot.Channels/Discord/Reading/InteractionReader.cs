namespace SupportBot.Channels.Discord;

/// <summary>What an interaction means: only pressed buttons mean something to the channel.</summary>
internal static class InteractionReader
{
    private const int MessageComponent = 3;
    private const int Button = 2;
    private const int LongestValue = 100;
    private const int LongestLocale = 16;

    public static Heard? Read(InteractionPayload interaction)
    {
        if (interaction.Type != MessageComponent || interaction.Data?.ComponentType != Button)
            return new Heard.Unreadable("interaction");
        if ((interaction.User ?? interaction.Member?.User) is not { } user) return null;
        if (interaction.Data.CustomId is not { Length: > 0 } value) return null;
        if (!Snowflake.IsValid(interaction.Id) || !Snowflake.IsValid(interaction.ChannelId) || !Snowflake.IsValid(user.Id)) return null;
        return new Heard.Pressed(ToMessage(interaction, user, value), new Interaction(interaction.Id, interaction.Token));
    }

    private static IncomingMessage ToMessage(InteractionPayload interaction, UserPayload user, string value) => new()
    {
        Address = new Address(ChannelName.Discord, interaction.ChannelId!),
        ExternalId = $"press:{interaction.Id}",
        Sender = new Sender(user.Id, Names.Of(user, interaction.Member), LanguageOf(interaction)),
        Content = new IncomingContent.Choice(TextRules.Clean(value, LongestValue), LabelOf(value, interaction.Message)),
    };

    private static string? LanguageOf(InteractionPayload interaction) =>
        interaction.Locale is { Length: <= LongestLocale } locale ? locale : null;

    private static string LabelOf(string value, InteractionMessage? message)
    {
        var buttons = message?.Components?.SelectMany(row => row?.Components ?? []);
        var pressed = buttons?.FirstOrDefault(button => button?.CustomId == value);
        return TextRules.Clean(pressed?.Label ?? value, LongestValue);
    }
}
