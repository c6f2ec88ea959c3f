namespace SupportBot.Channels.Discord;

/// <summary>A file of a message, still at Discord.</summary>
/// <param name="Name">As the customer named it.</param>
/// <param name="Url">Where Discord says it is.</param>
/// <param name="Kind">Discord's word for what it is, should it not be had.</param>
internal sealed record RemoteFile(string Name, string Url, string Kind);
