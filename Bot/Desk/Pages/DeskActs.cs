using SupportBot.Conversations;
using SupportBot.Desk.Api;
using SupportBot.Desk.Approvals;
using SupportBot.Desk.SignIn;
using SupportBot.Storage;

namespace SupportBot.Desk.Pages;

/// <summary>The desk's forms. A browser without our modules gets the page again, our modules a status or a problem.</summary>
internal static class DeskActs
{
    public static void MapActs(this RouteGroupBuilder desk)
    {
        // Reading the form makes the antiforgery token count; an act with no field still has to carry one.
        var ticket = desk.MapGroup("/tickets/{number}");
        OwnerForm.Map(ticket);
        WriteForm.Map(ticket);
        TicketForm.Map(ticket);
        ApprovalForms.Map(ticket);
        RelationForm.Map(ticket);
        ReplyForm.Map(ticket);
        ticket.MapPost("/typing", TellTypingAsync);
    }

    // The customer's chat shows who is writing; nothing is kept of it.
    private static async Task<IResult> TellTypingAsync(string number, SignedInAgent by, ConversationStore conversations, Database database)
    {
        if (!TicketNumber.TryParse(number, null, out var ticket) || await conversations.FindAsync(ticket) is not { } conversation) return Problems.NotFound();
        if (conversation.Ticket is { State: TicketState.Claimed } claimed && claimed.Agent == by.Agent.Id)
            database.ShowTyping(conversation, by.Agent);
        return TypedResults.NoContent();
    }
}
