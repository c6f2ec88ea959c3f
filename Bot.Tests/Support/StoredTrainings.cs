using SupportBot.Storage.Audit;
using SupportBot.Storage.Models;

namespace SupportBot.Tests.Support;

/// <summary>The trainings of a store as one node sees them.</summary>
internal sealed class StoredTrainings(TestStore store)
{
    public TrainingStore Store { get; } = new(store.Database, new AuditLog(store.Database, store.Clock), store.Clock);
}
