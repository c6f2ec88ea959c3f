using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace SupportBot.Tests.Support;

/// <summary>
/// Telegram on this machine: the Bot API of one bot, the customers who write to it, and everything that goes wrong on the way,
/// after https://core.telegram.org/bots/api and the behaviour of Telegram's own open-source server.
/// </summary>
internal sealed partial class TelegramServer : IMessenger
{
    public const string BotId = "7654321";
    public const string Username = "example_support_bot";
    public const string Token = BotId + ":AAF-a_secret_of_the_loopback_bot";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly WebApplication _app;
    private readonly CancellationTokenSource _closing = new();
    private readonly ConcurrentDictionary<string, TelegramPerson> _people = [];
    private readonly ConcurrentDictionary<string, bool> _presses = [];
    private readonly Channel<string> _answeredPresses = Channel.CreateUnbounded<string>();
    private long _lastNumber = 4_000;

    private TelegramServer(WebApplication app) => _app = app;

    public string ApiBase => _app.Urls.First();

    /// <summary>The settings of a product that is connected to it, and that may say more than Telegram's limits.</summary>
    public (string Key, string Value)[] Settings =>
    [
        ("Channels:Telegram:Token", Token), ("Channels:Telegram:ApiBase", ApiBase), ("Channels:Telegram:MessagesPerSecond", "0"),
        ("Channels:Telegram:ChatMessagesPerSecond", "0"),
    ];

    /// <summary>Who called, where several programs do.</summary>
    public TelegramVisits Visits { get; } = new();

    /// <summary>Who polled, one after the other.</summary>
    public Attendance Pollers { get; } = new();

    public TelegramUpdates Updates { get; } = new(firstId: 812_000_001);

    /// <summary>The language the program of customers who have not written yet will tell.</summary>
    public string Language { get; set; } = "en";

    public static async Task<TelegramServer> StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Services.AddRoutingCore();
        var app = builder.Build();
        var server = new TelegramServer(app);
        app.MapGet("/file/bot{token}/{**path}", server.DownloadAsync);
        app.MapPost("/bot{token}/{method}", server.HandleAsync);
        app.MapPost("/{by}/bot{token}/{method}", server.HandleAsync);
        await app.StartAsync();
        return server;
    }

    /// <summary>Where one of several programs calls, to be told from the others.</summary>
    public string ApiBaseOf(string program) => $"{ApiBase}/{program}";

    public Task WriteAsync(string customer, string text) => Write(customer, new JsonObject { ["text"] = text });

    /// <summary>The customer answers one of our messages.</summary>
    public Task WriteAsync(string customer, string text, JsonObject answers) =>
        Write(customer, new JsonObject { ["text"] = text, ["reply_to_message"] = answers.DeepClone() });

    /// <summary>The customer sends something that is not text, such as a sticker, perhaps with a caption; the file itself is not to be had.</summary>
    public Task SendAsync(string customer, string kind, string? caption = null) => SendAsync(customer, kind, "AgACAgIAAxkBAAI", caption, null);

    /// <summary>The customer changes the newest message they wrote.</summary>
    public Task EditAsync(string customer, string text)
    {
        var message = Person(customer).LastWritten!.DeepClone().AsObject();
        message["text"] = text;
        message["edit_date"] = Now();
        Push("edited_message", message);
        return Task.CompletedTask;
    }

    public Task PressAsync(string customer, string label)
    {
        var person = Person(customer);
        var (message, data) = person.Find(label);
        var press = Number().ToString(CultureInfo.InvariantCulture);
        _presses[press] = true;
        Push("callback_query", new JsonObject
        {
            ["id"] = press,
            ["from"] = person.User,
            ["data"] = data,
            ["message"] = message.DeepClone(),
            ["chat_instance"] = "-3141592653589793238",
        });
        return Task.CompletedTask;
    }

    public Task<SeenMessage> NextAsync(string customer) => Person(customer).NextAsync(Patience);

    /// <summary>Everything a customer was ever shown, with Telegram's numbers.</summary>
    public IReadOnlyList<(string Id, string Text)> ShownTo(string customer) => Person(customer).Shown;

    /// <summary>The customer blocks the bot, or lets it in again.</summary>
    public void Block(string customer, bool blocks = true)
    {
        var (person, was) = (Person(customer), blocks ? "member" : "kicked");
        person.HasBlockedUs = blocks;
        Push("my_chat_member", new JsonObject
        {
            ["chat"] = person.Chat, ["from"] = person.User, ["date"] = Now(),
            ["old_chat_member"] = new JsonObject { ["user"] = Me, ["status"] = was },
            ["new_chat_member"] = new JsonObject { ["user"] = Me, ["status"] = blocks ? "kicked" : "member" },
        });
    }

    /// <summary>The chat with a customer, who is made up when new.</summary>
    public string ChatOf(string customer) => Person(customer).Id.ToString(CultureInfo.InvariantCulture);

    /// <summary>The next press the bot answered.</summary>
    public Task<string> NextAnsweredPressAsync() => _answeredPresses.Reader.ReadAsync().AsTask().WaitAsync(Patience);

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _app.DisposeAsync();
        _closing.Dispose();
        _out.Dispose();
    }

    private Task Write(string customer, JsonObject content)
    {
        var person = Person(customer);
        var message = new JsonObject { ["message_id"] = Number(), ["from"] = person.User, ["chat"] = person.Chat, ["date"] = Now() };
        foreach (var (name, value) in content.Where(field => field.Value is not null)) message[name] = value!.DeepClone();
        person.LastWritten = message;
        Push("message", message);
        return Task.CompletedTask;
    }

    private void Push(string kind, JsonObject content) =>
        Updates.Add(id => new JsonObject { ["update_id"] = id, [kind] = content.DeepClone() }.ToJsonString());

    private TelegramPerson Person(string customer) =>
        _people.GetOrAdd(customer, name => new TelegramPerson(1_000_000 + Number(), name, Language));

    private long Number() => Interlocked.Increment(ref _lastNumber);

    private static long Now() => TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
}
