// Asks the worker for the size of its memory, in bytes.
return new Promise((resolve) => {
  const channel = new BroadcastChannel("bench");
  channel.onmessage = (event) => {
    channel.close();
    resolve(event.data);
  };
  channel.postMessage("memory");
});
