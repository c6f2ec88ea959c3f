using System.Data.Common;
using SupportBot.Storage;

namespace SupportBot.Tests.Support;

/// <summary>The real engine, which refuses every write while it is told to, as a disk does that turned read-only.</summary>
internal sealed class UnwillingEngine(IEngine inner) : IEngine
{
    public bool Refuses { get; set; }

    public string Description => inner.Description;

    public IReadOnlyDictionary<string, string> SchemaWords => inner.SchemaWords;

    public string BeginWrite => Refuses ? "BEGIN unwillingly" : inner.BeginWrite;

    public string ParameterName(int number) => inner.ParameterName(number);

    public DbConnection Open(bool writable) => inner.Open(writable);

    public StoreException? Explain(Exception problem) => inner.Explain(problem);
}
