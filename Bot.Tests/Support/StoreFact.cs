using Xunit.Abstractions;
using Xunit.Sdk;

namespace SupportBot.Tests.Support;

/// <summary>The tests of this class, inherited ones too, keep their store in PostgreSQL.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OnPostgresAttribute : Attribute;

/// <summary>A test of a contract that every engine keeps; where the class is <see cref="OnPostgresAttribute"/>, as <see cref="PostgresFactAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("SupportBot.Tests.Support.StoreFactDiscoverer", "SupportBot.Tests")]
public sealed class StoreFactAttribute : FactAttribute
{
    internal static string? WhyNot(ITestMethod test) =>
        test.TestClass.Class.GetCustomAttributes(typeof(OnPostgresAttribute)).Any() ? PostgresPrograms.WhyNot : null;
}

/// <inheritdoc cref="StoreFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
[XunitTestCaseDiscoverer("SupportBot.Tests.Support.StoreTheoryDiscoverer", "SupportBot.Tests")]
public sealed class StoreTheoryAttribute : TheoryAttribute;

/// <summary>Makes one test of a <see cref="StoreFactAttribute"/>.</summary>
public sealed class StoreFactDiscoverer(IMessageSink messages) : FactDiscoverer(messages)
{
    protected override IXunitTestCase CreateTestCase(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        StoreFactAttribute.WhyNot(testMethod) is { } why
            ? Skipped(DiagnosticMessageSink, discoveryOptions, testMethod, why)
            : base.CreateTestCase(discoveryOptions, testMethod, factAttribute);

    internal static IXunitTestCase Skipped(IMessageSink messages, ITestFrameworkDiscoveryOptions options, ITestMethod test, string why) =>
        new XunitSkippedDataRowTestCase(messages, options.MethodDisplayOrDefault(), options.MethodDisplayOptionsOrDefault(), test, why);
}

/// <summary>Makes a test of every row of a <see cref="StoreTheoryAttribute"/>.</summary>
public sealed class StoreTheoryDiscoverer(IMessageSink messages) : TheoryDiscoverer(messages)
{
    public override IEnumerable<IXunitTestCase> Discover(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo theoryAttribute) =>
        StoreFactAttribute.WhyNot(testMethod) is { } why
            ? [StoreFactDiscoverer.Skipped(DiagnosticMessageSink, discoveryOptions, testMethod, why)]
            : base.Discover(discoveryOptions, testMethod, theoryAttribute);
}
