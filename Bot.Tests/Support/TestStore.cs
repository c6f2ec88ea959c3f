using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Storage;

namespace SupportBot.Tests.Support;

/// <summary>The real store in a folder of its own, deleted afterwards.</summary>
internal sealed class TestStore : IAsyncDisposable
{
    private int _messages;

    private TestStore(string folder, Database database, TimeProvider clock)
    {
        (Folder, Database) = (folder, database);
        Inbox = new InboxStore(database);
        Conversations = new ConversationStore(database, clock);
        Clock = clock;
    }

    public string Folder { get; }

    public string File => Path.Combine(Folder, "supportbot.db");

    public Database Database { get; private set; }

    public InboxStore Inbox { get; private set; }

    public ConversationStore Conversations { get; private set; }

    public TimeProvider Clock { get; }

    public static async Task<TestStore> OpenAsync(TimeProvider? clock = null)
    {
        var folder = Directory.CreateTempSubdirectory("supportbot-test-").FullName;
        return new TestStore(folder, await Database.OpenAsync(new SqliteEngine(Path.Combine(folder, "supportbot.db"))), clock ?? new FakeClock());
    }

    public async Task ReopenAsync()
    {
        await Database.DisposeAsync();
        Database = await Database.OpenAsync(new SqliteEngine(File));
        Inbox = new InboxStore(Database);
        Conversations = new ConversationStore(Database, Clock);
    }

    public IncomingMessage Message(string text, string address = "42", string? id = null) => new()
    {
        Address = new Address(ChannelName.Web, address),
        ExternalId = id ?? $"{address}:{Interlocked.Increment(ref _messages)}",
        Sender = new Sender($"customer-{address}", "Ann"),
        Content = new IncomingContent.Text(text),
    };

    public async Task<InboxStore.Accepted> AcceptAsync(IncomingMessage message) =>
        (await Inbox.AcceptAsync([message], [Clock.GetUtcNow()], null, Clock.GetUtcNow(), CancellationToken.None))[0];

    public async Task<Conversation> ConversationAsync(ConversationId id) => (await Conversations.LoadAsync(id)).ShouldNotBeNull().Conversation;

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
