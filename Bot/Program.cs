using SupportBot.Cli;

if (Commands.TryRun(args) is { } command) return await command;
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
var app = builder.Build();
await app.RunAsync();
return 0;
