using System.CommandLine;
using System.Globalization;
using ModelGen.Benchmarks;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Option<int> threads = new("--threads") { Description = "Threads on both sides.", DefaultValueFactory = _ => 2 };
Option<int> rounds = new("--rounds") { Description = "How often the two take turns.", DefaultValueFactory = _ => 3 };
Option<int> repeats = new("--repeats") { Description = "Steps a turn.", DefaultValueFactory = _ => 30 };
Option<string> peers = new("--peers") { Description = "The folder of torch_peer.py.", DefaultValueFactory = _ => Path.Combine("benchmarks", "peers") };
Command step = new("step", "Training steps of the three reference networks beside PyTorch, in turns.") { threads, rounds, repeats, peers };
step.SetAction(arguments => StepComparison.Run(
    arguments.GetValue(threads), arguments.GetValue(rounds), arguments.GetValue(repeats), arguments.GetValue(peers)!));
return new RootCommand("ModelGen's benchmarks.") { step }.Parse(args).Invoke();
