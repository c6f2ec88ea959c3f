using System.CommandLine;
using System.Reflection;
using BenchmarkDotNet.Running;
using SupportBot.Benchmarks;
using SupportBot.Benchmarks.Chaos;
using SupportBot.Benchmarks.Chats;
using SupportBot.Benchmarks.Cluster;
using SupportBot.Benchmarks.Copying;
using SupportBot.Benchmarks.Cost;
using SupportBot.Benchmarks.Desk;
using SupportBot.Benchmarks.Echo;
using SupportBot.Benchmarks.Incidents;
using SupportBot.Benchmarks.Load;
using SupportBot.Benchmarks.Nlpjs;
using SupportBot.Benchmarks.Poison;
using SupportBot.Benchmarks.Public;
using SupportBot.Benchmarks.Races;
using SupportBot.Benchmarks.Search;
using SupportBot.Benchmarks.Stores;
using SupportBot.Benchmarks.Week;

var commands = new RootCommand("Measures SupportBot. Without one of these commands, the arguments are BenchmarkDotNet's.")
{
    AssessCommand.Create(),
    NlpjsCommand.Create(),
    PublicCommand.Create(),
    PoisonCommand.Create(),
    LoadCommand.Create(),
    StoresCommand.Create(),
    StartupCommand.Create(),
    EchoCommand.Create(),
    CostCommand.Create(),
    ClusterCommand.Create(),
    ChaosCommand.Create(),
    ChatsCommand.Create(),
    WeighedServer.Create(),
    CopyCommand.Create(),
    IncidentsCommand.Create(),
    RacesCommand.Create(),
    SweepCommand.Create(),
    WeekCommand.Create(),
    DeskCommand.Create(),
    SearchCommand.Create(),
};
if (args.Length > 0 && commands.Subcommands.Any(command => command.Name == args[0])) return await commands.Parse(args).InvokeAsync();
BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run(args);
return 0;
