using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SupportBot.Admin;
using SupportBot.Channels;
using SupportBot.Conversations;
using SupportBot.Desk;
using SupportBot.Dialogs;
using SupportBot.Learning;
using SupportBot.Storage;
using SupportBot.Tests.Support;
using SupportBot.Triage;

namespace SupportBot.Tests.Simulation.Week;

/// <summary>The whole program over the embedded store, with a clock that stands still. Its loops are not started: the week calls what they would.</summary>
internal sealed class WeekOffice : IAsyncDisposable
{
    private static readonly Lazy<ShippedModel> Model = new(() => ShippedModel.Beside(AppContext.BaseDirectory));
    private readonly DataFolder _folder = new();
    private readonly RecordedTrouble _trouble = new();
    private WebApplication _app = null!;

    private WeekOffice(WeekPlan plan) => Clock = new FakeClock(plan.Start);

    public FakeClock Clock { get; }

    public Database Database { get; private set; } = null!;

    public Playbook Playbook { get; private set; } = null!;

    public ImmutableArray<FakeMessenger> Messengers { get; } = [new(ChannelName.Telegram), new(ChannelName.Discord)];

    /// <summary>What the program complained about.</summary>
    public IReadOnlyCollection<string> Trouble => _trouble.Lines;

    public T Get<T>() where T : notnull => _app.Services.GetRequiredService<T>();

    public static async Task<WeekOffice> OpenAsync(WeekPlan plan)
    {
        var office = new WeekOffice(plan);
        try
        {
            await office.OpenAsync();
            return office;
        }
        catch
        {
            await office.DisposeAsync();
            throw;
        }
    }

    public async Task<Agent> AddAsync(NewAgent agent) => (await Get<AgentStore>().AddAsync(agent, CancellationToken.None)).ShouldNotBeNull();

    public async ValueTask DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
        if (Database is not null) await Database.DisposeAsync();
        _folder.Dispose();
    }

    private async Task OpenAsync()
    {
        Database = await Database.OpenAsync(new SqliteEngine(_folder.Database));
        Playbook = await DialogsSetup.LoadPlaybookAsync(WeekPlaybook.Make(_folder.Path), Database);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Logging.ClearProviders().AddProvider(_trouble);
        builder.Configuration.AddInMemoryCollection([new("Company:TimeZone", WeekPlan.Zone), new("Company:Hours", WeekPlan.Hours)]);
        var services = builder.Services;
        services.AddStore(Database, _folder.Path);
        services.AddSingleton<TimeProvider>(Clock);
        services.AddLearning(builder.Configuration, Model.Value).AddDialogs(builder.Configuration, Playbook);
        foreach (var messenger in Messengers) services.AddSingleton<IChannel>(messenger);
        services.AddDesk(builder.Configuration).AddAdmin();
        _app = builder.Build();
    }
}
