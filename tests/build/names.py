"""names.py REPOSITORY FOLDER: writes projects with strange names into the folder, builds and runs them."""

import json
import os
import struct
import subprocess
import sys
import time

ROOT, WORK = sys.argv[1:]

# One weight file of each name. A quotation mark and a vertical bar are refused: the C# compiler drops them.
WEIGHTS = [
    "it's", "''", "100%", "%20", "%41", "%(Filename)", "a;b", "a,b", "a=b", "[x]", "(y)", "{x}", "<x>", "a b", " lead", "trail ", "$(HOME)", "$x", "@(x)", "@x",
    "größe", "日本", "-x", "--help", "#x", "a&b", "a+b", "~", "!x", "^x", "`x`", "a*b", "a?b", "a:b", "a_b", "a..b", "x" * 243, "é" * 121,
]

# dense_1: 2 x + b, where b tells the files apart.
def weights(bias):
    tensors = {"dense_1.kernel": {"dtype": "F32", "shape": [1, 1], "data_offsets": [0, 4]}, "dense_1.bias": {"dtype": "F32", "shape": [1], "data_offsets": [4, 8]}}
    header = json.dumps(tensors).encode()
    header += b" " * (-len(header) % 8)
    return struct.pack("<Q", len(header)) + header + struct.pack("<ff", 2, bias)

def msbuild(name):
    """A name as a user has to write it in a project file: MSBuild's own letters, and those of XML."""
    for letter in "%;*?":
        name = name.replace(letter, f"%{ord(letter):02X}")
    name = name.replace("$(", "%24(").replace("@(", "%40(")
    return name.replace("&", "&amp;").replace("<", "&lt;").replace('"', "&quot;")

def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(text if isinstance(text, bytes) else text.encode())

for part in "props", "targets":
    write(f"{WORK}/Directory.Build.{part}", f'<Project><Import Project="{ROOT}/samples/Directory.Build.{part}" /></Project>')

def project(folder, name, items="", properties="", files={}):
    properties = f"<OutputType>Exe</OutputType>{properties}"
    write(f"{folder}/{name}.csproj", f'<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup>{properties}</PropertyGroup><ItemGroup>{items}</ItemGroup></Project>\n')
    for path, text in files.items():
        write(f"{folder}/{path}", text)

def dotnet(folder, *arguments):
    result = subprocess.run(["dotnet", *arguments], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    return result.returncode, result.stdout

def check(title, is_right, output):
    print(f"{'ok     ' if is_right else 'FAILED '} {title} ({time.time() - check.begun:.0f} s)")
    check.begun = time.time()
    if not is_right:
        print(output[-6000:])
        check.failed += 1

check.begun, check.failed = time.time(), 0

def runs(title, folder, said):
    """The repository's own projects are built with the first."""
    status, output = dotnet(folder, "build", *runs.again)
    runs.again = ["-p:BuildProjectReferences=false"]
    if status == 0:
        status, printed = dotnet(folder, "run", "--no-build")
        output += printed
    check(title, status == 0 and all(text in output for text in said), output)

runs.again = []

def models(names):
    """Code with a model a file, each of which has to give 2 * 3 + its number."""
    code = "using ModelGen;\nint ok = 0;\n"
    for i, name in enumerate(names):
        code += f"ok += M{i}.Shared.Predict([3f])[0] == {6 + i} ? 1 : Say({json.dumps(name, ensure_ascii=False)});\n"
    code += f'Console.WriteLine($"{{ok}} right");\nreturn ok == {len(names)} ? 0 : 1;\nstatic int Say(string name) {{ Console.WriteLine("wrong: " + name); return 0; }}\n'
    for i, name in enumerate(names):
        code += f"[Model(Weights = {json.dumps(name, ensure_ascii=False)})] [Input(1)] [Dense(1)] sealed partial class M{i};\n"
    return code


# MSBuild finds these files, or the project file names them one by one; AdditionalFiles that are safetensors are the same.
names = [f"weights/{name}.safetensors" for name in WEIGHTS]
named = "".join(f'<{("ModelWeights", "AdditionalFiles")[i % 2]} Include="{msbuild(name)}" />' for i, name in enumerate(names))
for title, items in ("found", '<ModelWeights Include="weights/*.safetensors" />'), ("named", named):
    folder = f"{WORK}/weights"
    project(folder, "Names", items, files={"Program.cs": models(names), **{name: weights(i) for i, name in enumerate(names)}})
    runs(f"weight files of any name, {title}", folder, [f"{len(names)} right"])

# A folder above the project, the project itself as its model, a long namespace, a header and a lock with such names.
# .NET itself takes no folder with %20, $(x) or @(x).
for folder in ["it's; #1 (x) [y] {z} größe 日本 a&b=c,d+e~!", "-p"]:
    namespace = "n" * 252 + ".日本" * 30
    code = f"""
        using ModelGen;
        using System.Runtime.InteropServices;
        Console.WriteLine(Net.Shared.Predict([3f])[0] + {namespace}.Net.OutputSize + Exports.Number());
        namespace {namespace} {{ [Model(Loss = Loss.MeanSquaredError)] [Input(2)] [Dense(1)] public partial class Net; }}
        [Model(Weights = "../it's.safetensors")] [Input(1)] [Dense(1)] partial class Net;
        static class Exports {{ public static int Number() => 1; [UnmanagedCallersOnly(EntryPoint = "number")] static int Export() => Number(); }}
        """
    path = f"{WORK}/folders/{folder}/Net"
    project(
        path, "Net", """<ModelWeights Include="../it's.safetensors" />""",
        "<ModelGenReport>true</ModelGenReport><ModelGenCHeader>include/it's a%25b.h</ModelGenCHeader><RootNamespace />",
        {"Program.cs": code, "../it's.safetensors": weights(1), "locks/it's.modelgen.lock": "ModelGen lock 1: Net\ndense_1.kernel  F32 (1, 1)\ndense_1.bias  F32 (1)\n"})
    runs(f"a project in the folder '{folder}'", path, ["9\n", "Model: Net"])
    check("its header is there", os.path.exists(f"{path}/include/it's a%b.h"), str(os.listdir(path)))

# A property with a value that it does not take says which it does.
for name, values in ("ModelGenReport", ["ja", "it's"]), ("ModelGenExplain", ["1"]), ("ModelGenL2CacheKB", ["1.5", "it's"]), ("ModelGenL3CacheKB", ["0", "4 MB"]):
    for value in values:
        status, output = dotnet(path, "msbuild", "-t:ModelGenCheckProperties", f"-p:{name}={value}", "-nologo")
        check(f"{name} is not '{value}'", status != 0 and f"error MGBUILD01: {name} is '{value}'; expected " in output, output)
status, output = dotnet(path, "msbuild", "-t:ModelGenCheckProperties", "-p:ModelGenReport=Yes;ModelGenExplain=false;ModelGenL2CacheKB=512;ModelGenL3CacheKB=010", "-nologo")
check("properties have their values", status == 0, output)

sys.exit(check.failed)
