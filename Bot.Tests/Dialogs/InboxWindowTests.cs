using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SupportBot.Channels;
using SupportBot.Classification;
using SupportBot.Dialogs;
using SupportBot.Tests.Support;

namespace SupportBot.Tests.Dialogs;

/// <summary>How long the door waits for the rest of a burst (C01).</summary>
public sealed class InboxWindowTests : IAsyncLifetime
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private TestStore _store = null!;
    private ReadyConversations _ready = null!;
    private Inbox _inbox = null!;

    public async Task InitializeAsync()
    {
        _store = await TestStore.OpenAsync();
        _ready = new ReadyConversations(_store.Clock);
        _inbox = new Inbox(
            _store.Inbox, _store.Database, _ready, new QuietWindows(Options.Create(new DialogOptions())),
            new ActiveClassifier(Classifier.Load(Path.Combine(AppContext.BaseDirectory, "models", "classifier.bin"))),
            new DialogMetrics(_services.GetRequiredService<IMeterFactory>()), _store.Clock);
    }

    public async Task DisposeAsync()
    {
        _ready.Dispose();
        await _store.DisposeAsync();
        await _services.DisposeAsync();
    }

    [Theory]
    [InlineData("every till is dead and nobody can pay, the shop is full of people")]
    [InlineData("ни одна касса не работает, магазин полон людей")]
    [InlineData("wszystkie kasy nie działają, nikt nie może zapłacić, sklep jest pełen ludzi")]
    public async Task C01_What_is_critical_never_waits_also_of_somebody_who_writes_slowly(string critical)
    {
        await WriteSlowlyAsync();

        await AcceptAsync(new IncomingContent.Text(critical));

        IsDue.ShouldBeTrue();
    }

    [Fact]
    public async Task C01_A_pressed_button_never_waits()
    {
        await AcceptAsync(new IncomingContent.Choice("yes", "Yes"));

        IsDue.ShouldBeTrue();
    }

    [Fact]
    public async Task C01_Who_writes_slowly_is_waited_for_longer_than_usual()
    {
        await WriteSlowlyAsync();
        await AcceptAsync(new IncomingContent.Text("hello"));

        Wait(2000);
        IsDue.ShouldBeFalse();
        Wait(1500);
        IsDue.ShouldBeTrue();
    }

    private bool IsDue => _ready.Due.TryRead(out var id) && Done(id);

    private bool Done(SupportBot.Conversations.ConversationId id)
    {
        _ready.Done(id);
        return true;
    }

    private async Task WriteSlowlyAsync()
    {
        foreach (var words in new[] { "hello", "it", "is", "me" })
        {
            await AcceptAsync(new IncomingContent.Text(words));
            Wait(2000);
            while (IsDue) Wait(0);
        }
    }

    private void Wait(int milliseconds) => _store.Clock.Advance(TimeSpan.FromMilliseconds(milliseconds));

    private async Task AcceptAsync(IncomingContent content) =>
        await _inbox.AcceptAsync([_store.Message("") with { Content = content }], null, default);
}
