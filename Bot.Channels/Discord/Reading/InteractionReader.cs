namespace SupportBot.Channels.Discord;

/// <summary>What an interaction means: a pressed button, or one of our commands.</summary>
internal static class InteractionReader
{
    private const int ApplicationCommand = 2;
    private const int MessageComponent = 3;
    private const int Button = 2;
    private const int LongestValue = 100;
    private const int LongestLocale = 16;

    public static Heard? Read(InteractionPayload interaction) => interaction switch
    {
        { Type: MessageComponent, Data.ComponentType: Button } => ReadPress(interaction),
        { Type: ApplicationCommand, Data.Name: { } name } when CommandList.All.Any(command => command.Name == name) => ReadCommand(interaction),
        _ => new Heard.Unreadable("interaction"),
    };

    private static Heard.Pressed? ReadPress(InteractionPayload interaction)
    {
        if (interaction.Data!.CustomId is not { Length: > 0 } value) return null;
        var choice = new IncomingContent.Choice(TextRules.Clean(value, LongestValue), LabelOf(value, interaction.Message));
        return ToMessage(interaction, "press", choice) is { } message ? new(message, ToAcknowledge(interaction, isCommand: false)) : null;
    }

    private static Heard.Commanded? ReadCommand(InteractionPayload interaction)
    {
        if (interaction.GuildId is not null && !Snowflake.IsValid(interaction.GuildId)) return null;
        if (!Snowflake.IsValid(interaction.ApplicationId)) return null;
        var words = new IncomingContent.Text(Typed(interaction.Data!));
        return ToMessage(interaction, "command", words) is { } message
            ? new(message, interaction.GuildId, ToAcknowledge(interaction, isCommand: true))
            : null;
    }

    private static Interaction ToAcknowledge(InteractionPayload interaction, bool isCommand) =>
        new(interaction.Id, interaction.Token, interaction.ApplicationId ?? "", isCommand);

    private static IncomingMessage? ToMessage(InteractionPayload interaction, string kind, IncomingContent content)
    {
        if ((interaction.User ?? interaction.Member?.User) is not { } user) return null;
        if (!Snowflake.IsValid(interaction.Id) || !Snowflake.IsValid(interaction.ChannelId) || !Snowflake.IsValid(user.Id)) return null;
        return new IncomingMessage
        {
            Address = new Address(ChannelName.Discord, interaction.ChannelId!),
            ExternalId = $"{kind}:{interaction.Id}",
            Sender = new Sender(user.Id, Names.Of(user, interaction.Member), LanguageOf(interaction)),
            Content = content,
        };
    }

    /// <summary>The words that mean the same: our dialogs know commands as they are typed, and a question needs none.</summary>
    private static string Typed(InteractionData data)
    {
        var option = TextRules.Clean(data.Options is [{ Value: { } given }, ..] ? given : "");
        if (data.Name == CommandList.Support) return option.Length > 0 ? option : "/start";
        return $"/{data.Name} {option}".TrimEnd();
    }

    private static string? LanguageOf(InteractionPayload interaction) =>
        interaction.Locale is { Length: <= LongestLocale } locale ? locale : null;

    private static string LabelOf(string value, InteractionMessage? message)
    {
        var buttons = message?.Components?.SelectMany(row => row?.Components ?? []);
        var pressed = buttons?.FirstOrDefault(button => button?.CustomId == value);
        return TextRules.Clean(pressed?.Label ?? value, LongestValue);
    }
}
