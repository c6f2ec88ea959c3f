using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;

namespace SupportBot.Desk.Pages;

/// <summary>
/// Hands files of customers to agents. One that its customer marked as confidential opens for the agent who has the ticket and for nobody
/// else, admins included, and the ticket says who opened it when (C24).
/// </summary>
internal sealed class DeskFiles(IAttachments attachments, Database database, ConversationStore conversations)
{
    /// <summary>What the line of an opening begins with; the file's name follows.</summary>
    public const string Opened = "opened:";

    /// <param name="shown">Whether a page shows it in place, rather than an agent who wants to keep it.</param>
    public async Task SendAsync(HttpContext http, string id, Agent by, bool shown)
    {
        if (await attachments.OpenAsync(id, http.RequestAborted) is not var (about, content))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
        }
        else if (about.IsConfidential && !await OpenAsync(about, by, http.RequestAborted))
        {
            await content.DisposeAsync();
            http.Response.StatusCode = StatusCodes.Status403Forbidden;
            await http.Response.WriteAsync("The customer allowed only the agent who has the ticket to open this file. Claim the ticket first.");
        }
        else
        {
            await FileAnswer.SendAsync(http, about, content, shown && !about.IsConfidential);
        }
    }

    // Written down before anything is shown.
    private async Task<bool> OpenAsync(Attachment about, Agent by, CancellationToken ct)
    {
        if (await AttachmentRows.ConversationOfAsync(database, about.Id) is not { } id) return false;
        while (await conversations.LoadAsync(new ConversationId(id)) is { Conversation: var conversation })
        {
            if (conversation.Ticket.State is not TicketState.Claimed || conversation.Ticket.Agent != by.Id) return false;
            var opening = new Line(LineKind.Event, Opened + about.Name) { Agent = by };
            if (await conversations.CommitAsync(new Commit(conversation, conversation) { Lines = [opening] }, ct)) return true;
        }
        return false;
    }
}
