using SupportBot.Classification;
using SupportBot.Conversations;
using SupportBot.Storage;
using SupportBot.Storage.Audit;
using SupportBot.Storage.Labels;

namespace SupportBot.Cli;

/// <summary>What commands need of a store to work with its labels.</summary>
internal sealed class LabelTools(Database database, LabelImport import, ActiveClassifier active, AuditLog audit)
{
    public LabelImport Import => import;

    public LabelExport Export { get; } = new(database, audit);

    /// <summary>The model that is in use.</summary>
    public Classifier Reader => active.Current;

    /// <exception cref="StoreException">Nobody who manages the classifier has this login.</exception>
    public async Task<Agent> AdminAsync(string login) => await new AgentStore(database, TimeProvider.System).FindAsync(login.Trim().ToLowerInvariant()) is
        { Agent: { Role: Role.Admin, Enabled: true } admin }
        ? admin
        : throw new StoreException($"No admin who can sign in has the login '{login}'.");
}
