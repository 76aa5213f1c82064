import Commands

let demoCommand = Command("demo", "later", example: "") { 0 }
