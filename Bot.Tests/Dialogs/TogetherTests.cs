using SupportBot.Classification;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Tests.Classification;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Dialogs;

/// <summary>A few words that say a matter grows are read beside the words of the matter.</summary>
public sealed class TogetherTests
{
    private static readonly string Critical = Toy.Messages.First(message => message.Labels[Heads.All.IndexOf(Heads.Urgency)] == (int)Urgency.Critical).Text;

    [Theory]
    [InlineData("now all of us", Urgency.Critical)]
    [InlineData("what now", Urgency.Normal)]
    internal async Task What_grows_is_critical_when_old_and_new_words_together_are(string words, Urgency urgency)
    {
        await using var store = await TestStore.OpenAsync();
        using var models = new StoredModels(store);
        var turns = new TurnsWithModels(store, models);
        var id = await turns.TakeAsync("hello", "ann");
        var begun = await store.ConversationAsync(id);
        // As it stands when people found it less urgent than its words.
        var ticket = begun.Ticket with { State = TicketState.Waiting, WaitingSince = store.Clock.GetUtcNow().Kept(), Topic = Topic.Fault, Urgency = Urgency.Normal, Symptom = Critical };
        (await store.Conversations.CommitAsync(new Commit(begun, begun with { Ticket = ticket }), CancellationToken.None)).ShouldBeTrue();

        await turns.TakeAsync(words, "ann");

        (await store.ConversationAsync(id)).Ticket.Urgency.ShouldBe(urgency);
    }
}
