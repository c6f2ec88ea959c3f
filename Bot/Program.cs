using SupportBot;
using SupportBot.Cli;

return Commands.TryRun(args) is { } command ? await command : await Server.RunAsync(args);
