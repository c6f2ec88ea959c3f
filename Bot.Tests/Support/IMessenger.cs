namespace SupportBot.Tests.Support;

/// <summary>A messenger as a customer sees it, played by a loopback server or client: what the journeys and the channel contract drive.</summary>
internal interface IMessenger : IAsyncDisposable
{
    /// <summary>The customer writes; returns when the messenger has taken it, not when the bot has read it.</summary>
    Task WriteAsync(string customer, string text);

    /// <summary>The customer presses the button with this label under the newest message that has one.</summary>
    Task PressAsync(string customer, string label);

    /// <summary>The next message the customer sees from us, in order; fails with a clear message after a generous time.</summary>
    Task<SeenMessage> NextAsync(string customer);
}

/// <summary>What the customer sees.</summary>
/// <param name="Formatted">The same with how it is shown, as <see cref="Shape"/> writes it.</param>
internal sealed record SeenMessage(string Text, IReadOnlyList<string> Buttons, string Formatted);
