extern alias build;

using build::ModelGen.Build;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Xunit;

namespace ModelGen.Generator.Tests.Build;

/// <summary>The build step that writes a C header, over assemblies that are compiled for it.</summary>
public sealed class CHeaderTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("modelgen");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Exported_methods_become_prototypes_with_their_documentation() => Assert.Equal(
        """
        /* The functions of Net. Written by its build: changes are lost. */
        #ifndef NET_1_H
        #define NET_1_H

        #include <stddef.h>
        #include <stdint.h>

        #ifdef __cplusplus
        extern "C" {
        #endif

        /** How a call ended. */
        typedef int32_t net_status;
        enum {
            /** Well. */
            NET_STATUS_OK = 0,
            NET_STATUS_NULL_POINTER = -7
        };

        /**
         * Predicts, as net_version says; sets NET_STATUS_OK or not, in at least one line that is longer than what fits
         * into one line of a header.
         * @param inputs Of (2, 3).
         * @param outputs Not inputs. * /
         * @return NET_STATUS_NULL_POINTER where inputs is null.
         */
        net_status net_predict(const float* inputs, float* outputs);

        /** The version. */
        int32_t net_version(void);

        #ifdef __cplusplus
        }
        #endif

        #endif /* NET_1_H */

        """.ReplaceLineEndings("\n"),
        Write(
            """
            namespace Nets;
            /// <summary>How a call ended.</summary>
            internal enum NetStatus
            {
                /// <summary>Well.</summary>
                Ok,
                NullPointer = -7,
            }
            internal static unsafe class Exports
            {
                /// <summary>
                /// Predicts, as <see cref="Version"/> says; sets <see cref="NetStatus.Ok"/> <b>or not</b>,
                /// in at least one line that is longer than what fits into one line of a header.
                /// </summary>
                /// <param name="inputs">Of (2, 3).</param>
                /// <param name="outputs">Not <paramref name="inputs"/>. */</param>
                /// <returns><see cref="NetStatus.NullPointer"/> where <c>inputs</c> is <see langword="null"/>.</returns>
                [UnmanagedCallersOnly(EntryPoint = "net_predict")]
                private static NetStatus Predict([NativeTypeName("const float*")] float* inputs, float* outputs) => NetStatus.Ok;
                /// <summary>The version.</summary>
                [UnmanagedCallersOnly(EntryPoint = "net_version")]
                public static int Version() => 1;
                [UnmanagedCallersOnly]
                public static long NotExported(long number) => number;
                public static void Managed() { }
            }
            """));

    [Theory]
    [InlineData("sbyte", "int8_t")]
    [InlineData("byte", "uint8_t")]
    [InlineData("short", "int16_t")]
    [InlineData("ushort", "uint16_t")]
    [InlineData("int", "int32_t")]
    [InlineData("uint", "uint32_t")]
    [InlineData("long", "int64_t")]
    [InlineData("ulong", "uint64_t")]
    [InlineData("nint", "intptr_t")]
    [InlineData("nuint", "size_t")]
    [InlineData("float", "float")]
    [InlineData("double", "double")]
    [InlineData("void*", "void*")]
    [InlineData("double**", "double**")]
    [InlineData("Kind*", "kind*")]
    public void A_type_has_its_equal_in_C(string type, string inC) =>
        Assert.Contains($"\n{inC} f({inC} a, void* b);\n", Write($"static unsafe class E {{ [UnmanagedCallersOnly(EntryPoint = \"f\")] static {type} F({type} a, void* b) => a; }} enum Kind : byte {{ One }}"));

    [Fact]
    public void An_enumeration_keeps_its_size() => Assert.Contains(
        "typedef uint8_t http2_kind;\nenum {\n    HTTP2_KIND_ONE = 1,\n    HTTP2_KIND_TWO_AND_MORE = 200\n};\n",
        Write("static class E { [UnmanagedCallersOnly(EntryPoint = \"f\")] static void F(Http2Kind a) { } enum Http2Kind : byte { One = 1, TwoAndMORE = 200 } }"));

    [Fact]
    public void The_least_integer_is_written_as_C_can_read_it() => Assert.Contains(
        "    A_B = -2147483647 - 1\n",
        Write("static class E { [UnmanagedCallersOnly(EntryPoint = \"f\")] static void F(A a) { } enum A { B = int.MinValue } }"));

    [Theory]
    [InlineData("@register", "register_")]
    [InlineData("@class", "class_")]
    [InlineData("größe", "argument_1")]
    [InlineData("_size", "_size")]
    public void A_parameter_whose_name_C_does_not_take_gets_another(string name, string inC) =>
        Assert.Contains($"\nvoid f(int32_t {inC});\n", Write($"static class E {{ [UnmanagedCallersOnly(EntryPoint = \"f\")] static void F(int {name}) {{ }} }}"));

    [Theory]
    [InlineData("byte*", "const char*")]
    [InlineData("sbyte*", "char const *")]
    [InlineData("byte**", "const char* const*")]
    [InlineData("nuint*", "const size_t*")]
    public void NativeTypeName_adds_const_and_makes_bytes_characters(string type, string spelling) =>
        Assert.Contains($"\n{spelling} f({spelling} a);\n", Write(Spelt(type, spelling)));

    [Theory]
    [InlineData("float*", "const double*")]
    [InlineData("float*", "float")]
    [InlineData("byte*", "const char**")]
    [InlineData("int", "long")]
    [InlineData("float*", "")]
    [InlineData("float*", "const float* a); int system(const char*")]
    public void NativeTypeName_of_another_type_is_an_error(string type, string spelling) => Assert.All(
        Errors(Spelt(type, spelling)),
        error => Assert.Contains($"in C, but its NativeTypeName says '{spelling}'.", error));

    [Theory]
    [InlineData("bool", "System.Boolean")]
    [InlineData("char", "System.Char")]
    [InlineData("DateTime", "System.DateTime")]
    [InlineData("DayOfWeek", "System.DayOfWeek")]
    [InlineData("Pair*", "Pair*")]
    [InlineData("delegate* unmanaged<int, void>", "function pointer")]
    public void A_type_that_C_does_not_know_is_an_error(string type, string name) => Assert.Equal(
        [
            $"'E.F', exported as 'f': the parameter 'a' is a {name}, which C does not know. Expected a number, an enumeration of this assembly, or a pointer to those or to void.",
        ],
        Errors($"static unsafe class E {{ [UnmanagedCallersOnly(EntryPoint = \"f\")] static void F({type} a) {{ }} }} struct Pair {{ int x, y; }}"));

    [Theory]
    [InlineData("net-predict")]
    [InlineData("1st")]
    [InlineData("int")]
    [InlineData("größe")]
    [InlineData("")]
    public void An_entry_point_that_is_no_name_in_C_is_an_error(string name) => Assert.Equal(
        [$"'{name}' is not a valid C name. Use ASCII letters, digits and '_', and no keyword."],
        Errors($"static class E {{ [UnmanagedCallersOnly(EntryPoint = \"{name}\")] static void F() {{ }} }}"));

    [Fact]
    public void Two_things_of_one_name_are_an_error() => Assert.Equal(
        ["'kind' names two things in C. Rename one of the methods, enumerations or constants."],
        Errors("static class E { [UnmanagedCallersOnly(EntryPoint = \"kind\")] static void F(Kind a) { } enum Kind { One } }"));

    [Fact]
    public void A_constant_beyond_32_bits_is_an_error() => Assert.Equal(
        ["'Kind.Most' is 4294967295; C constants must fit in a signed 32-bit integer."],
        Errors("static class E { [UnmanagedCallersOnly(EntryPoint = \"f\")] static void F(Kind a) { } } enum Kind : uint { Most = uint.MaxValue }"));

    [Fact]
    public void An_assembly_without_exports_is_an_error() => Assert.StartsWith(
        "A C header, '", Assert.Single(Errors("static class E { [UnmanagedCallersOnly] static void F() { } }")));

    [Fact]
    public void A_file_that_is_no_assembly_is_an_error()
    {
        string text = Path.Combine(folder.FullName, "Net.dll");
        File.WriteAllText(text, "no assembly, though it is as long as the head of one is, sixty-four bytes and more");

        Assert.StartsWith("The C header '", Assert.Single(Run(text, documentation: null)));
        Assert.StartsWith("The C header '", Assert.Single(Run(text + ".gone", documentation: null)));
    }

    [Fact]
    public void A_header_that_stays_the_same_keeps_its_time()
    {
        const string Source = "static class E { [UnmanagedCallersOnly(EntryPoint = \"f\")] static void F() { } }";
        Write(Source);
        DateTime before = new(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(Header, before);

        Write(Source);
        Assert.Equal(before, File.GetLastWriteTimeUtc(Header));
    }

    private string Header => Path.Combine(folder.FullName, "net-1.h");

    private static string Spelt(string type, string spelling) =>
        $"static unsafe class E {{ [UnmanagedCallersOnly(EntryPoint = \"f\")] [return: NativeTypeName(\"{spelling}\")] static {type} F([NativeTypeName(\"{spelling}\")] {type} a) => a; }}";

    private string Write(string source)
    {
        Assert.Empty(Compile(source));
        return File.ReadAllText(Header);
    }

    private List<string> Errors(string source)
    {
        List<string> errors = Compile(source);
        Assert.NotEmpty(errors);
        Assert.False(File.Exists(Header));
        return errors;
    }

    /// <summary>The build step's errors for an assembly of that source.</summary>
    private List<string> Compile(string source)
    {
        const string Attribute = "[AttributeUsage(AttributeTargets.All)] sealed class NativeTypeNameAttribute(string name) : Attribute { public string Name => name; }";
        CSharpParseOptions parse = UserProject.ParseOptions.WithDocumentationMode(DocumentationMode.Diagnose);
        CSharpCompilation compilation = CSharpCompilation.Create(
            "Net",
            [
                CSharpSyntaxTree.ParseText($"global using System; global using System.Runtime.InteropServices;\n{Attribute}", parse),
                CSharpSyntaxTree.ParseText(source, parse),
            ],
            References.All,
            new(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));
        string assembly = Path.Combine(folder.FullName, "Net.dll");
        string documentation = Path.ChangeExtension(assembly, ".xml");
        using (FileStream dll = File.Create(assembly), xml = File.Create(documentation))
        {
            EmitResult result = compilation.Emit(dll, xmlDocumentationStream: xml);
            Assert.Empty(result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        }

        return Run(assembly, documentation);
    }

    private List<string> Run(string assembly, string? documentation)
    {
        TestBuild engine = new();
        WriteCHeader task = new() { BuildEngine = engine, Assembly = assembly, Documentation = documentation, Header = Header };
        bool isWritten = task.Execute();
        Assert.Equal(engine.Errors.Count == 0, isWritten);
        return engine.Errors;
    }
}
