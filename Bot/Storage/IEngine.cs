using System.Data.Common;

namespace SupportBot.Storage;

/// <summary>What differs between database engines; everything else is one set of SQL.</summary>
internal interface IEngine
{
    /// <summary>For the start message: engine, version and place, without secrets.</summary>
    string Description { get; }

    /// <summary>The words a migration may use for what engines spell differently.</summary>
    IReadOnlyDictionary<string, string> SchemaWords { get; }

    /// <summary>Begins a transaction that will write.</summary>
    string BeginWrite { get; }

    /// <summary>What binds a value to <c>$1</c>, <c>$2</c> and so on.</summary>
    string ParameterName(int number);

    DbConnection Open(bool writable);

    /// <summary>Says in an admin's words what an engine's error means; null when it is not the engine's.</summary>
    StoreException? Explain(Exception problem);
}
