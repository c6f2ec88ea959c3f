namespace SupportBot.Channels.Discord;

/// <summary>How to reach Discord and as whom: the section <c>Channels:Discord</c>.</summary>
public sealed class DiscordOptions
{
    public const string Section = "Channels:Discord";

    /// <summary>The bot's token from the developer portal. Without one the channel is off.</summary>
    public string Token { get; set; } = "";

    /// <summary>Where the HTTP API answers, version included; plain http only on this machine itself.</summary>
    public string ApiBase { get; set; } = "https://discord.com/api/v10";

    /// <summary>Where Discord keeps files; plain http only on this machine itself. Files are fetched from there and from media.discordapp.net alone.</summary>
    public string MediaBase { get; set; } = "https://cdn.discordapp.com";

    /// <summary>
    /// What everybody in a server channel reads when a customer is moved to a private thread; <c>{thread}</c> becomes the link to it.
    /// It names nobody and says nothing about the case (C22).
    /// </summary>
    public string ThreadReply { get; set; } = "Let us go on here · Продолжим здесь · Piszmy dalej tutaj: {thread}";

    /// <summary>What everybody reads when the customer is moved to direct messages instead.</summary>
    public string DirectReply { get; set; } =
        "Let us go on in direct messages · Продолжим в личных сообщениях · Piszmy dalej w wiadomościach prywatnych";

    /// <summary>What a customer who used a command alone reads when no private place could be opened for them.</summary>
    public string NoPlaceReply { get; set; } =
        "No private place could be opened here, please write to me directly · Не удалось открыть личную переписку, напишите мне напрямую · "
        + "Nie udało się otworzyć prywatnej rozmowy, napisz do mnie bezpośrednio";
}
